/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.AlertHandling;
import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.GeofenceKind;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.contract.geo.GeoPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one tenant and what people did about them, in whichever order the two come. What
 * comes back is another alert, about which nobody has done anything yet. Bounded as {@link
 * AlertStore} and {@link Handlings} are. For one thread.
 */
public final class AlertBoard {
    /**
     * One that goes on and of which nothing was heard for so long is forgotten; as its topic does.
     */
    public static final Duration KEEP = Duration.ofDays(7);

    /** The same of orders at risk: as long as orders are known. */
    public static final Duration KEEP_RISKS = OrderBoard.KEEP;

    /** What was done about alerts is known for longer than they are. */
    public static final Duration KEEP_HANDLINGS = Handlings.KEEP;

    /** How long an alert is shown after its end. */
    static final Duration SHOW_ENDED = Duration.ofMinutes(30);

    /** People read a probability in hundredths. */
    private static final double PERMILLE_PER_PERCENT = 10;

    private final AlertStore alerts = new AlertStore();
    private final Handlings handlings = new Handlings();
    private final Map<String, Integer> revisions = new HashMap<>();
    private final Map<Visit, String> openVisits = new HashMap<>();

    /** The newest alert of each order that was at risk. */
    private final Map<String, String> risks = new HashMap<>();

    /** A vehicle in a fence. */
    private record Visit(String vehicle, String geofence) {}

    /** Takes a state of an anomaly. */
    public Optional<Handled> apply(Anomaly anomaly) {
        Alert alert = AlertSources.of(anomaly);
        int known = revisions.getOrDefault(alert.id(), -1);
        if (anomaly.revision() < known || alert.equals(alerts.find(alert.id()))) {
            return Optional.empty();
        }
        revisions.put(alert.id(), anomaly.revision());
        return put(alert);
    }

    /** Takes a transition, which is an alert only at a zone where nobody must be. */
    public Optional<Handled> apply(GeofenceTransition transition) {
        if (transition.geofenceKind() != GeofenceKind.NO_GO) {
            return Optional.empty();
        }
        Visit visit = new Visit(transition.envelope().entityId(), transition.geofenceId());
        @Nullable String open = openVisits.get(visit);
        return transition.kind() == TransitionKind.EXIT
                ? leave(visit, open, transition)
                : enter(visit, open, transition);
    }

    /**
     * Takes a trigger, which is an alert only if an order will be late. Each such one is an alert
     * of its own, and ends that of the one before: the job tells when the risk begins, and again if
     * it begins anew.
     *
     * @param order as far as it is known
     * @return what changed, the newest last
     */
    public List<Handled> apply(Trigger trigger, @Nullable KnownOrder order) {
        if (trigger.kind() != TriggerKind.LATE_RISK) {
            return List.of();
        }
        Alert raised = AlertSources.ofLateRisk(trigger, order);
        String id = trigger.envelope().entityId();
        @Nullable Alert before = alerts.find(risks.getOrDefault(id, ""));
        if (before != null && before.startedMillis() >= raised.startedMillis()) {
            return List.of();
        }
        List<Handled> news = new ArrayList<>();
        if (before != null && before.endedMillis() == null) {
            put(before.end(raised.startedMillis(), raised.heardMillis())).ifPresent(news::add);
        }
        risks.put(id, raised.id());
        Handled told = put(raised).orElseThrow();
        // An estimate that was read before its trigger may know better.
        news.add(order == null ? told : apply(order).orElse(told));
        return news;
    }

    /** An order has changed, or what is expected of it. */
    public Optional<Handled> apply(KnownOrder order) {
        @Nullable Alert known = findOpenRisk(order.id());
        if (known == null) {
            return Optional.empty();
        }
        if (order.isOver()) {
            return put(known.end(order.changedMillis(), order.changedMillis()));
        }
        Alert placed = known.at(order.order().dropoff().location());
        @Nullable Eta eta = order.dropoffEta();
        @Nullable Integer permille = eta == null ? null : eta.latePermille();
        if (eta == null
                || permille == null
                || eta.envelope().eventTimeMillis() <= known.startedMillis()) {
            return follow(known, placed);
        }
        long heardMillis = eta.envelope().ingestTimeMillis();
        return permille < AlertSources.LATE_PERMILLE
                ? put(placed.end(eta.envelope().eventTimeMillis(), heardMillis))
                : follow(
                        known,
                        placed.measured(
                                permille, AlertSources.lateSeverity(permille), heardMillis));
    }

    /** An order is no more. */
    public Optional<Handled> endOrder(String order, long nowMillis) {
        @Nullable Alert known = findOpenRisk(order);
        return known == null ? Optional.empty() : put(known.end(nowMillis, nowMillis));
    }

    /** Takes what people did; nothing is news while the alert is not known. */
    public Optional<Handled> apply(AlertHandling handling) {
        return handlings.apply(handling) ? find(handling.envelope().entityId()) : Optional.empty();
    }

    /** An alert that is kept. */
    public Optional<Handled> find(String id) {
        return Optional.ofNullable(alerts.find(id)).map(handlings::of);
    }

    /** Those that go on, and those that ended or were resolved lately. */
    public List<Handled> list(long nowMillis) {
        long since = nowMillis - SHOW_ENDED.toMillis();
        return alerts.list().stream()
                .map(handlings::of)
                .filter(handled -> handled.isShownSince(since))
                .toList();
    }

    public int size() {
        return alerts.size();
    }

    /** Forgets what is over for long enough or was not heard of for too long. */
    public void forget(long nowMillis) {
        alerts.forget(nowMillis);
        handlings.forget(nowMillis);
        revisions.keySet().retainAll(alerts.ids());
        openVisits.values().retainAll(alerts.ids());
        risks.values().retainAll(alerts.ids());
    }

    /** Ids of alerts that somebody may see and that are not kept any more, since the last time. */
    public List<String> takeGone() {
        return alerts.takeGone();
    }

    private Optional<Handled> enter(
            Visit visit, @Nullable String open, GeofenceTransition transition) {
        Alert raised = AlertSources.ofEntry(transition);
        // Found in it again, by a new version of the fence: the same stay goes on.
        if ((open != null && !open.equals(raised.id())) || alerts.find(raised.id()) != null) {
            return Optional.empty();
        }
        openVisits.put(visit, raised.id());
        return put(raised);
    }

    private Optional<Handled> leave(
            Visit visit, @Nullable String open, GeofenceTransition transition) {
        @Nullable Alert known = open == null ? null : alerts.find(open);
        long timeMillis = transition.envelope().eventTimeMillis();
        if (known == null || timeMillis < known.startedMillis()) {
            return Optional.empty();
        }
        openVisits.remove(visit);
        return put(known.end(timeMillis, transition.envelope().ingestTimeMillis()));
    }

    private @Nullable Alert findOpenRisk(String order) {
        @Nullable Alert known = alerts.find(risks.getOrDefault(order, ""));
        return known == null || known.endedMillis() != null ? null : known;
    }

    /** News only if people read something else now, since each fix brings another estimate. */
    private Optional<Handled> follow(Alert known, Alert now) {
        alerts.put(now);
        @Nullable GeoPoint place = now.location();
        boolean isNews = percent(now) != percent(known) || !Objects.equals(place, known.location());
        return isNews ? Optional.of(handlings.of(now)) : Optional.empty();
    }

    private Optional<Handled> put(Alert alert) {
        alerts.put(alert);
        return Optional.of(handlings.of(alert));
    }

    private static long percent(Alert alert) {
        return Math.round((double) alert.measure().measured() / PERMILLE_PER_PERCENT);
    }
}
