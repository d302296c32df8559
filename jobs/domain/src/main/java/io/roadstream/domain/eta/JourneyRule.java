/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.domain.geo.Sphere;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is known of one vehicle: its newest place, its orders, its plan, whether it is at its
 * next stop. When a stop was made, tells what that teaches. Thread-safe.
 */
public final class JourneyRule implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int DERIVED =
            TrackFlag.SPEED_DERIVED.mask()
                    | TrackFlag.HEADING_DERIVED.mask()
                    | TrackFlag.RELOCATED.mask();

    private final EtaSettings settings;

    public JourneyRule(EtaSettings settings) {
        this.settings = settings;
    }

    /** A track came; those that do not say where the vehicle is now change nothing. */
    public JourneyStep step(JourneyState before, Track track) {
        boolean isFuture = (track.flags() & ~DERIVED) == TrackFlag.FUTURE.mask();
        if (!track.isLive() && !isFuture) {
            return new JourneyStep(before, null, null);
        }
        // One from the future came now, and says nothing of the clock: it may be a slip.
        DeviceClock clock = isFuture ? before.clock() : before.clock().heard(track.envelope());
        JourneyState state = before.with(clock);
        EtaFix fix =
                fix(
                        track,
                        isFuture
                                ? track.envelope().ingestTimeMillis()
                                : clock.timeMillis(track.envelope()));
        EtaFix newest = state.journey().fix();
        if (newest != null && fix.timeMillis() < newest.timeMillis()) {
            return new JourneyStep(state, null, null);
        }
        Journey journey = state.journey();
        if (journey.orders().isEmpty()) {
            return new JourneyStep(state.with(journey.with(fix, null)), null, null);
        }
        state = state.with(withoutExpired(journey, fix.timeMillis()));
        int expired = journey.orders().size() - state.journey().orders().size();
        List<OpenStop> stops = Itinerary.of(state.journey(), fix.timeMillis());
        OpenStop next = stops.isEmpty() || !stops.get(0).isUnderway() ? null : stops.get(0);
        Standing standing = standing(state.journey().standing(), next, fix);
        state =
                state.withLeg(drivenLeg(state.leg(), next, standing, fix))
                        .with(state.journey().with(fix, standing));
        return new JourneyStep(
                        sampled(state, fix, stops),
                        new JourneyUpdate(state.journey(), JourneyUpdate.NEW_FIX),
                        null)
                .forgetting(expired);
    }

    /** An order of the vehicle changed, came or left. */
    public JourneyStep step(JourneyState before, VehicleOrder change) {
        Journey journey = before.journey();
        List<KnownOrder> orders = new ArrayList<>(journey.orders());
        KnownOrder known = remove(orders, change.orderId());
        if (change.order() == null) {
            return known == null
                    ? new JourneyStep(before, null, null)
                    : changed(before, orders, change.changedMillis());
        }
        OpenOrder next = OpenOrder.of(change.order());
        if (known != null && !next.version().isNewerThan(known.newest().version())) {
            return new JourneyStep(before, null, null);
        }
        if (next.status().isFinal()) {
            if (known == null) {
                return new JourneyStep(before, null, null);
            }
        } else {
            orders.add(known == null ? new KnownOrder(next, null) : known.changed(next));
        }
        if (orders.size() > JourneyState.MAX_ORDERS) {
            orders.remove(0);
            return changed(before, orders, change.changedMillis()).forgetting(1);
        }
        StopKind made = known == null ? null : known.newest().made(next);
        Standing standing = journey.standing();
        if (known == null || made == null || standing == null) {
            return changed(before, orders, change.changedMillis());
        }
        OpenStop stop = new OpenStop(known.newest(), made);
        if (standing.stopId() == stop.id()) {
            return left(before, orders, stop, standing, next.changedMillis());
        }
        return isNear(journey, stop)
                ? alsoMade(before, orders, stop, standing, next.changedMillis())
                : changed(before, orders, change.changedMillis());
    }

    /** Somebody planned for the vehicle; older plans and repeats change nothing. */
    public JourneyStep step(JourneyState before, Plan plan) {
        Journey journey = before.journey();
        if (!journey.plan().isOlderThan(plan)) {
            return new JourneyStep(before, null, null);
        }
        Journey planned = journey.with(KnownPlan.of(plan));
        return new JourneyStep(
                before.with(planned),
                planned.orders().isEmpty()
                        ? null
                        : new JourneyUpdate(planned, plan.envelope().eventTimeMillis()),
                null);
    }

    /** Nothing was heard of the vehicle for long: whoever knows of its orders forgets them. */
    public JourneyUpdate forget(JourneyState state) {
        Journey journey = state.journey();
        return new JourneyUpdate(
                journey.with(List.of(), null, journey.pace()), JourneyUpdate.UNKNOWN_TIME);
    }

    private static EtaFix fix(Track track, long timeMillis) {
        return new EtaFix(
                track.trackId(),
                track.envelope().eventTimeMillis(),
                track.envelope().ingestTimeMillis(),
                timeMillis,
                track.location());
    }

    private Journey withoutExpired(Journey journey, long timeMillis) {
        long oldest = timeMillis - settings.orderExpires().toMillis();
        List<KnownOrder> orders = journey.orders();
        if (orders.stream().allMatch(order -> order.newest().changedMillis() >= oldest)) {
            return journey;
        }
        List<KnownOrder> kept =
                orders.stream().filter(order -> order.newest().changedMillis() >= oldest).toList();
        return journey.with(kept, journey.standing(), journey.pace());
    }

    private @Nullable Standing standing(
            @Nullable Standing before, @Nullable OpenStop next, EtaFix fix) {
        if (next == null) {
            return null;
        }
        double meters = Sphere.distanceMeters(fix.place(), next.place());
        if (before != null && before.stopId() == next.id()) {
            return meters <= settings.place().leaveMeters() ? before : null;
        }
        if (meters > settings.place().arriveMeters()) {
            return null;
        }
        // Where it stood already it makes one stop after the other.
        return new Standing(
                next.id(), before == null ? arrivalMillis(fix, meters) : before.sinceMillis());
    }

    private boolean isNear(Journey journey, OpenStop stop) {
        EtaFix fix = journey.fix();
        return fix != null
                && Sphere.distanceMeters(fix.place(), stop.place())
                        <= settings.place().arriveMeters();
    }

    /** It still has to come the rest of the way, slowly. */
    private static long arrivalMillis(EtaFix fix, double metersLeft) {
        return fix.timeMillis() + Math.round(1e3 * metersLeft / SpeedTable.DEFAULT_SPEED_MPS);
    }

    /** A leg ends where the vehicle stands, but is kept until the stop is made. */
    private @Nullable DrivenLeg drivenLeg(
            @Nullable DrivenLeg leg,
            @Nullable OpenStop next,
            @Nullable Standing standing,
            EtaFix fix) {
        if (next == null) {
            return null;
        }
        if (leg == null || leg.stopId() != next.id()) {
            return DrivenLeg.begin(next, fix);
        }
        return standing == null ? leg.driven(fix, settings.place().stepMeters()) : leg;
    }

    private JourneyState sampled(JourneyState state, EtaFix fix, List<OpenStop> stops) {
        List<Route> samples = state.samples();
        if (stops.isEmpty()) {
            return state;
        }
        if (!samples.isEmpty()
                && fix.timeMillis() - samples.get(samples.size() - 1).timeMillis()
                        < settings.sampleEvery().toMillis()) {
            return state;
        }
        List<OpenStop> first = stops.subList(0, Math.min(stops.size(), JourneyState.MAX_LEGS));
        List<Route> next = new ArrayList<>(samples);
        if (next.size() == JourneyState.MAX_SAMPLES) {
            next.remove(0);
        }
        next.add(Route.of(state.journey(), fix, first));
        return state.withSamples(next);
    }

    private static @Nullable KnownOrder remove(List<KnownOrder> orders, String orderId) {
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).newest().orderId().equals(orderId)) {
                return orders.remove(i);
            }
        }
        return null;
    }

    private static JourneyStep changed(
            JourneyState before, List<KnownOrder> orders, long changedMillis) {
        Journey journey = before.journey();
        Journey next = journey.with(orders, journey.standing(), journey.pace());
        return new JourneyStep(
                orders.isEmpty()
                        ? before.with(next).withLeg(null).withSamples(List.of())
                        : before.with(next),
                new JourneyUpdate(next, changedMillis),
                null);
    }

    /** Beside the stop that it stands at it made another one at the same place. */
    private static JourneyStep alsoMade(
            JourneyState before,
            List<KnownOrder> orders,
            OpenStop stop,
            Standing standing,
            long madeMillis) {
        JourneyStep step = changed(before, orders, madeMillis);
        return new JourneyStep(
                step.state(),
                new JourneyUpdate(
                        step.state().journey(),
                        madeMillis,
                        Arrival.of(stop, Math.min(standing.sinceMillis(), madeMillis))),
                null);
    }

    /** The vehicle made the stop where it stood. */
    private static JourneyStep left(
            JourneyState before,
            List<KnownOrder> orders,
            OpenStop stop,
            Standing standing,
            long madeMillis) {
        Journey journey = before.journey();
        long arrived = Math.min(standing.sinceMillis(), madeMillis);
        Lesson lesson = Lesson.of(before, stop, arrived, madeMillis);
        LegLesson leg = lesson.leg();
        Pace pace =
                leg == null
                        ? journey.pace()
                        : journey.pace().driven(leg.pathMeters(), leg.seconds());
        Journey next = journey.with(orders, new Standing(stop.id(), madeMillis), pace);
        JourneyState state = before.with(next).withLeg(null);
        return new JourneyStep(
                orders.isEmpty() ? state.withSamples(List.of()) : state,
                new JourneyUpdate(next, madeMillis, Arrival.of(stop, arrived)),
                lesson);
    }
}
