/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.codec.PlanMapper;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.proto.v1.PlanChange;
import io.roadstream.contract.proto.v1.PlanSnapshot;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.gateway.feed.Party;
import io.roadstream.gateway.feed.PlanBoard;
import java.util.function.Function;

/** Plans on their way to ops and drivers. For the feeds' thread alone. */
final class PlanLane extends Lane {
    private static final PlanMapper PLANS = new PlanMapper();

    private final Function<String, PlanBoard> boards;

    /**
     * @param boards of tenants
     */
    PlanLane(Function<String, PlanBoard> boards) {
        this.boards = boards;
    }

    void tell(Plan plan) {
        tell(
                PlanBoard.parties(plan),
                ServerFrame.newBuilder()
                        .setPlanChange(PlanChange.newBuilder().setPlan(PLANS.toMessage(plan))));
    }

    /** The plan is none any more. */
    void tellGone(Plan plan) {
        tell(
                PlanBoard.parties(plan),
                ServerFrame.newBuilder()
                        .setPlanChange(
                                PlanChange.newBuilder().setGone(plan.envelope().entityId())));
    }

    @Override
    ServerFrame.Builder snapshot(Party party, int number) {
        PlanSnapshot.Builder snapshot = PlanSnapshot.newBuilder().setSubscription(number);
        boards.apply(party.tenant()).list().stream()
                .filter(plan -> PlanBoard.parties(plan).contains(party))
                .map(PLANS::toMessage)
                .forEach(snapshot::addPlans);
        return ServerFrame.newBuilder().setPlanSnapshot(snapshot);
    }
}
