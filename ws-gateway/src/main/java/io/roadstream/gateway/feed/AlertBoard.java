/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.AlertHandling;
import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.GeofenceKind;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.Handling;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.contract.geo.GeoPoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one tenant and what people did about them, in whichever order the two come. Bounded
 * by what was heard within {@link #KEEP} and {@link #MAX_ALERTS}. For one thread.
 */
public final class AlertBoard {
    /** An alert of which nothing was heard for so long is forgotten, also if it goes on. */
    public static final Duration KEEP = Duration.ofHours(24);

    /** What was done about alerts is known for longer than they are. */
    public static final Duration KEEP_HANDLINGS = Duration.ofDays(2);

    /** How long an alert is shown after its end. */
    static final Duration SHOW_ENDED = Duration.ofMinutes(30);

    /** A late order is told again when its probability passes another such step, thousandths. */
    private static final long NEWS_PERMILLE = 100;

    /** Alerts kept; of more the oldest are dropped. */
    static final int MAX_ALERTS = 20_000;

    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Map<String, Integer> revisions = new HashMap<>();
    private final Map<Visit, String> openVisits = new HashMap<>();
    private final Map<String, AlertHandling> handlings = new HashMap<>();

    /** A vehicle in a fence. */
    private record Visit(String vehicle, String geofence) {}

    /** Takes a state of an anomaly. */
    public Optional<Handled> apply(Anomaly anomaly) {
        Alert alert = AlertSources.of(anomaly);
        int known = revisions.getOrDefault(alert.id(), -1);
        if (anomaly.revision() < known || alert.equals(alerts.get(alert.id()))) {
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
     * Takes a trigger, which is an alert only if an order will be late.
     *
     * @param order as far as it is known
     */
    public Optional<Handled> apply(Trigger trigger, @Nullable KnownOrder order) {
        if (trigger.kind() != TriggerKind.LATE_RISK) {
            return Optional.empty();
        }
        int permille =
                trigger.latePermille() == null
                        ? AlertSources.LATE_PERMILLE
                        : trigger.latePermille();
        Alert raised = AlertSources.ofLateRisk(trigger, permille, order);
        @Nullable Alert known = alerts.get(raised.id());
        @Nullable Long ended = known == null ? null : known.endedMillis();
        if (known == null || (ended != null && ended < raised.startedMillis())) {
            return put(raised);
        }
        return ended == null
                ? worsen(known, permille, order, raised.heardMillis())
                : Optional.empty();
    }

    /** An order has changed, or what is expected of it. */
    public Optional<Handled> apply(KnownOrder order) {
        @Nullable Alert known = findOpenLate(order.id());
        if (known == null) {
            return Optional.empty();
        }
        if (order.isOver()) {
            return put(known.end(order.changedMillis(), order.changedMillis()));
        }
        @Nullable Integer permille = order.latePermille();
        Estimate newest = Estimate.newestOf(order);
        if (permille == null || newest.timeMillis() <= known.startedMillis()) {
            return worsen(known, 0, order, known.heardMillis());
        }
        return permille < AlertSources.LATE_PERMILLE
                ? put(known.end(newest.timeMillis(), newest.heardMillis()))
                : worsen(known, permille, order, newest.heardMillis());
    }

    /** An order is no more. */
    public Optional<Handled> endOrder(String order, long nowMillis) {
        @Nullable Alert known = findOpenLate(order);
        return known == null ? Optional.empty() : put(known.end(nowMillis, nowMillis));
    }

    /** Takes what people did; nothing is news while the alert is not known. */
    public Optional<Handled> apply(AlertHandling handling) {
        String id = handling.envelope().entityId();
        @Nullable AlertHandling known = handlings.get(id);
        AlertHandling merged = known == null ? handling : merge(known, handling);
        if (merged.equals(known)) {
            return Optional.empty();
        }
        handlings.put(id, merged);
        return find(id);
    }

    /** An alert that is kept. */
    public Optional<Handled> find(String id) {
        @Nullable Alert alert = alerts.get(id);
        return alert == null ? Optional.empty() : Optional.of(handled(alert));
    }

    /** Those that go on, and those that ended or were resolved lately. */
    public List<Handled> list(long nowMillis) {
        long since = nowMillis - SHOW_ENDED.toMillis();
        return alerts.values().stream()
                .map(this::handled)
                .filter(handled -> handled.isShownSince(since))
                .toList();
    }

    public int size() {
        return alerts.size();
    }

    /** Forgets what is over for long enough or was not heard of for too long. */
    public void forget(long nowMillis) {
        long shown = nowMillis - SHOW_ENDED.toMillis();
        alerts.values()
                .removeIf(
                        alert -> {
                            Long ended = alert.endedMillis();
                            return alert.heardMillis() < nowMillis - KEEP.toMillis()
                                    || (ended != null
                                            && ended < shown
                                            && alert.heardMillis() < shown);
                        });
        revisions.keySet().retainAll(alerts.keySet());
        openVisits.values().retainAll(alerts.keySet());
        handlings
                .values()
                .removeIf(
                        handling ->
                                handling.envelope().ingestTimeMillis()
                                        < nowMillis - KEEP_HANDLINGS.toMillis());
    }

    private Optional<Handled> enter(
            Visit visit, @Nullable String open, GeofenceTransition transition) {
        Alert raised = AlertSources.ofEntry(transition);
        // Found in it again, by a new version of the fence: the same stay goes on.
        if ((open != null && !open.equals(raised.id())) || alerts.containsKey(raised.id())) {
            return Optional.empty();
        }
        openVisits.put(visit, raised.id());
        return put(raised);
    }

    private Optional<Handled> leave(
            Visit visit, @Nullable String open, GeofenceTransition transition) {
        @Nullable Alert known = open == null ? null : alerts.get(open);
        long timeMillis = transition.envelope().eventTimeMillis();
        if (known == null || timeMillis < known.startedMillis()) {
            return Optional.empty();
        }
        openVisits.remove(visit);
        return put(known.end(timeMillis, transition.envelope().ingestTimeMillis()));
    }

    private @Nullable Alert findOpenLate(String order) {
        @Nullable Alert known = alerts.get(AlertSources.lateId(order));
        return known == null || known.endedMillis() != null ? null : known;
    }

    /** News only in steps, since each fix brings another estimate. */
    private Optional<Handled> worsen(
            Alert known, long permille, @Nullable KnownOrder order, long heardMillis) {
        long worst = known.measure().worst(permille).measured();
        @Nullable GeoPoint place = order == null ? null : order.order().dropoff().location();
        Alert worse = known.measured(worst, AlertSources.lateSeverity(worst), place, heardMillis);
        alerts.put(worse.id(), worse);
        boolean isNews =
                worst / NEWS_PERMILLE > known.measure().measured() / NEWS_PERMILLE
                        || !Objects.equals(worse.location(), known.location());
        return isNews ? Optional.of(handled(worse)) : Optional.empty();
    }

    private Optional<Handled> put(Alert alert) {
        alerts.put(alert.id(), alert);
        if (alerts.size() > MAX_ALERTS) {
            alerts.remove(alerts.keySet().iterator().next());
        }
        return Optional.of(handled(alert));
    }

    private Handled handled(Alert alert) {
        @Nullable AlertHandling handling = handlings.get(alert.id());
        return new Handled(
                alert,
                handling == null ? null : handling.acknowledged(),
                handling == null ? null : handling.resolved());
    }

    /** As with emergencies: what was done stays done, and the earlier of two people counts. */
    private static AlertHandling merge(AlertHandling one, AlertHandling other) {
        return new AlertHandling(
                one.envelope().ingestTimeMillis() >= other.envelope().ingestTimeMillis()
                        ? one.envelope()
                        : other.envelope(),
                earlier(one.acknowledged(), other.acknowledged()),
                earlier(one.resolved(), other.resolved()));
    }

    private static @Nullable Handling earlier(@Nullable Handling one, @Nullable Handling other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.timeMillis() <= other.timeMillis() ? one : other;
    }
}
