/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.StopKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stop that was made teaches. Nothing in it is an estimate: the learner judges what its
 * table would have said.
 *
 * @param tenant whose table learns
 * @param timeMillis when the stop was made
 * @param kind what was done
 * @param serviceSeconds from arrival, or from when the goods should be ready, to the end
 * @param leg the way there, or null if its beginning was not seen
 * @param outcomes how long it took from earlier moments
 */
public record Lesson(
        String tenant,
        long timeMillis,
        StopKind kind,
        double serviceSeconds,
        @Nullable LegLesson leg,
        List<Outcome> outcomes) {
    public Lesson {
        outcomes = List.copyOf(outcomes);
    }

    /** Of a stop at which the vehicle arrived and which it has made. */
    static Lesson of(JourneyState state, OpenStop stop, long arrivedMillis, long madeMillis) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Route sample : state.samples()) {
            int leg = sample.legTo(stop.id());
            if (leg >= 0 && sample.timeMillis() < arrivedMillis) {
                double seconds = (arrivedMillis - sample.timeMillis()) / 1e3;
                outcomes.add(new Outcome(sample.upTo(leg), seconds));
            }
        }
        DrivenLeg driven = state.leg();
        long served = Math.max(arrivedMillis, stop.readyMillis());
        return new Lesson(
                state.journey().tenant(),
                madeMillis,
                stop.kind(),
                Math.max(0, madeMillis - served) / 1e3,
                driven != null && driven.stopId() == stop.id()
                        ? LegLesson.of(driven, arrivedMillis)
                        : null,
                outcomes);
    }
}
