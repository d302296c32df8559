/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.ArrivalInterval;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.domain.identity.StableHash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An estimate that may be told: of one stop, at one fix. */
record Estimate(Journey journey, OpenStop stop, Told told, EtaMethod method) {
    private static final double P10 = 0.1;
    private static final double P50 = 0.5;
    private static final double P90 = 0.9;

    /**
     * Of all stops that are before the vehicle at a fix; not of the one at which it stands.
     *
     * @param before what was told, which says whether a stop was at risk
     */
    static List<Estimate> list(
            Journey journey, EtaFix fix, EtaTable table, EtaState before, EtaSettings settings) {
        List<OpenStop> stops = Itinerary.of(journey, fix.timeMillis());
        if (stops.isEmpty()) {
            return List.of();
        }
        Route route = Route.of(journey, fix, stops);
        long[] arrivals = Forecast.arrivalMillis(table, route);
        EtaMethod method =
                table.speeds().isLearned() ? EtaMethod.LEARNED_SPEED : EtaMethod.DEFAULT_SPEED;
        List<Estimate> estimates = new ArrayList<>(stops.size());
        double meters = 0;
        for (int i = 0; i < stops.size(); i++) {
            OpenStop stop = stops.get(i);
            meters += table.speeds().pathMeters(route.legs().get(i).straightMeters());
            if (i == 0 && route.isStanding()) {
                continue;
            }
            double expected = Math.max(0, (arrivals[i] - fix.timeMillis()) / 1e3);
            int late = latePermille(table.errors(), expected, stop.dueMillis(), fix);
            Told known = before.find(stop.id());
            Told told =
                    new Told(
                            stop.id(),
                            fix,
                            0,
                            interval(table.errors(), expected, fix),
                            (int) Math.min(Math.round(meters), Integer.MAX_VALUE),
                            late,
                            settings.risk().isAtRisk(known != null && known.isAtRisk(), late));
            estimates.add(new Estimate(journey, stop, told, method));
        }
        return estimates;
    }

    Estimate corrects(Told before) {
        return new Estimate(journey, stop, told.corrects(before), method);
    }

    Eta eta() {
        return new Eta(
                envelope(),
                StableHash.of(envelope().key())
                        .and(stop.kind().name())
                        .and(told.fix().trackId())
                        .value(),
                told.revision(),
                stop.kind(),
                journey.vehicleId(),
                told.arrival(),
                told.remainingMeters(),
                told.latePermille() < 0 ? null : told.latePermille(),
                method,
                stop.order().version(),
                told.fix().trackId());
    }

    Trigger lateRisk() {
        return new Trigger(
                envelope(),
                StableHash.of(envelope().key())
                        .and(TriggerKind.LATE_RISK.name())
                        .and(told.fix().trackId())
                        .value(),
                TriggerKind.LATE_RISK,
                journey.vehicleId(),
                told.latePermille());
    }

    private Envelope envelope() {
        return new Envelope(
                journey.tenant(),
                stop.order().orderId(),
                told.fix().eventTimeMillis(),
                told.fix().ingestTimeMillis());
    }

    private static ArrivalInterval interval(ErrorTable errors, double expected, EtaFix fix) {
        return new ArrivalInterval(
                after(fix, errors.quantileSeconds(expected, P10)),
                after(fix, errors.quantileSeconds(expected, P50)),
                after(fix, errors.quantileSeconds(expected, P90)));
    }

    private static int latePermille(
            ErrorTable errors, double expected, @Nullable Long dueMillis, EtaFix fix) {
        if (dueMillis == null) {
            return -1;
        }
        double limit = (dueMillis - fix.timeMillis()) / 1e3;
        return (int) Math.round(1e3 * errors.exceedance(expected, limit));
    }

    private static long after(EtaFix fix, double seconds) {
        return fix.timeMillis() + Math.round(seconds * 1e3);
    }
}
