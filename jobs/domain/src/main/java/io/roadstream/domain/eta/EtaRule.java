/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.Trigger;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the open stops of one vehicle and decides what is told. A fix leads to estimates where
 * the last one is old or wrong by now. A change that was in force at a fix already, and came after
 * it, corrects what was told of that fix. Of a stop that was made it tells last when the vehicle
 * came. Thread-safe.
 */
public final class EtaRule implements Serializable {
    private static final long serialVersionUID = 1L;

    private final EtaSettings settings;

    public EtaRule(EtaSettings settings) {
        this.settings = settings;
    }

    /** Something new is known of the vehicle. */
    public EtaStep step(EtaState before, JourneyUpdate update, EtaTable table) {
        Journey journey = update.journey();
        EtaFix newest = journey.fix();
        if (newest == null) {
            return new EtaStep(EtaState.NONE, List.of(), List.of());
        }
        Arrival arrival = update.arrival();
        List<Eta> arrived = arrival == null ? List.of() : List.of(arrival.eta(journey, newest));
        if (journey.orders().isEmpty()) {
            return new EtaStep(EtaState.NONE, arrived, List.of());
        }
        Round round = new Round(before, Itinerary.of(journey, Long.MAX_VALUE), arrived);
        if (update.isFix()) {
            takeFix(round, journey, newest, table);
        } else {
            takeChange(round, update, newest, table);
        }
        return round.result();
    }

    private void takeFix(Round round, Journey journey, EtaFix newest, EtaTable table) {
        for (Estimate estimate : Estimate.list(journey, newest, table, round.before, settings)) {
            Told known = round.before.find(estimate.told().stopId());
            if (known == null || isNews(known, estimate.told())) {
                round.tell(estimate, known);
            }
        }
    }

    private void takeChange(Round round, JourneyUpdate update, EtaFix newest, EtaTable table) {
        Journey journey = update.journey();
        Map<EtaFix, List<Estimate>> byFix = new HashMap<>();
        for (OpenStop stop : round.open) {
            Told known = round.before.find(stop.id());
            EtaFix fix = known == null ? newest : known.fix();
            if (fix.timeMillis() < update.changedMillis()) {
                continue;
            }
            List<Estimate> estimates =
                    byFix.computeIfAbsent(
                            fix, at -> Estimate.list(journey, at, table, round.before, settings));
            Estimate estimate = find(estimates, stop);
            if (estimate == null) {
                continue;
            }
            if (known == null) {
                round.tell(estimate, null);
            } else if (!estimate.told().saysTheSame(known)) {
                round.tell(estimate.corrects(known), known);
            }
        }
    }

    private boolean isNews(Told known, Told next) {
        long since = next.fix().timeMillis() - known.fix().timeMillis();
        long moved = Math.abs(next.arrival().p50Millis() - known.arrival().p50Millis());
        return since >= settings.tellEvery().toMillis()
                || moved > settings.tellMoved().toMillis()
                || next.isAtRisk() != known.isAtRisk();
    }

    private static @Nullable Estimate find(List<Estimate> estimates, OpenStop stop) {
        for (Estimate estimate : estimates) {
            if (estimate.told().stopId() == stop.id()) {
                return estimate;
            }
        }
        return null;
    }

    /**
     * What one step tells. Of stops that are made by now, nothing: they may be open at an old fix.
     */
    private static final class Round {
        private final EtaState before;
        private final List<OpenStop> open;
        private final Map<Long, @Nullable Told> told = new LinkedHashMap<>();
        private final List<Eta> etas = new ArrayList<>();
        private final List<Trigger> triggers = new ArrayList<>();

        Round(EtaState before, List<OpenStop> open, List<Eta> arrived) {
            this.before = before;
            this.open = open;
            etas.addAll(arrived);
            for (OpenStop stop : open) {
                told.put(stop.id(), before.find(stop.id()));
            }
        }

        void tell(Estimate estimate, @Nullable Told known) {
            long stop = estimate.told().stopId();
            if (!told.containsKey(stop)) {
                return;
            }
            told.put(stop, estimate.told());
            etas.add(estimate.eta());
            boolean wasAtRisk = known != null && known.isAtRisk();
            if (estimate.stop().kind() == StopKind.DROPOFF
                    && estimate.told().isAtRisk()
                    && !wasAtRisk) {
                triggers.add(estimate.lateRisk());
            }
        }

        EtaStep result() {
            List<Told> kept = new ArrayList<>(told.size());
            for (@Nullable Told one : told.values()) {
                if (one != null) {
                    kept.add(one);
                }
            }
            return new EtaStep(kept.isEmpty() ? EtaState.NONE : new EtaState(kept), etas, triggers);
        }
    }
}
