/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import io.roadstream.contract.event.PlannedStop;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.Plan;
import io.roadstream.contract.proto.v1.PlanFeed;
import io.roadstream.contract.proto.v1.Subscribe;
import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.ingest.simulator.plan.PlanStop;
import io.roadstream.ingest.simulator.plan.PublishedPlan;
import java.util.Optional;

/** How a driver asks for the own plan, and what the answers mean. */
final class PlanFeedFrames {
    private static final int SUBSCRIPTION = 1;

    private PlanFeedFrames() {}

    static ClientFrame subscribe() {
        return ClientFrame.newBuilder()
                .setSubscribe(
                        Subscribe.newBuilder()
                                .setSubscription(SUBSCRIPTION)
                                .setPlans(PlanFeed.getDefaultInstance()))
                .build();
    }

    /** A plan that breaks the contract is none. */
    static Optional<PublishedPlan> read(Plan frame) {
        try {
            io.roadstream.contract.event.Plan plan =
                    Topics.PLANS.codec().decode(frame.toByteArray());
            return Optional.of(
                    new PublishedPlan(
                            plan.envelope().entityId(),
                            plan.envelope().eventTimeMillis(),
                            plan.plannedMillis(),
                            plan.version(),
                            plan.stops().stream().map(PlanFeedFrames::stop).toList()));
        } catch (InvalidEventException e) {
            return Optional.empty();
        }
    }

    private static PlanStop stop(PlannedStop stop) {
        return new PlanStop(
                stop.orderId(),
                switch (stop.kind()) {
                    case PICKUP -> PlanStop.Action.PICKUP;
                    case DROPOFF -> PlanStop.Action.DROPOFF;
                });
    }
}
