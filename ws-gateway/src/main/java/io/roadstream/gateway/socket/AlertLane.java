/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.proto.v1.AlertChange;
import io.roadstream.contract.proto.v1.AlertSnapshot;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.gateway.feed.AlertBoard;
import io.roadstream.gateway.feed.Handled;
import io.roadstream.gateway.feed.Party;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;

/** Alerts on their way to ops, at once and each change of them. For the feeds' thread alone. */
final class AlertLane extends Lane {
    private final Function<String, AlertBoard> boards;
    private final Clock clock;

    /**
     * @param boards of tenants
     */
    AlertLane(Function<String, AlertBoard> boards, Clock clock) {
        this.boards = boards;
        this.clock = clock;
    }

    void tell(String tenant, Handled alert) {
        tell(
                Set.of(Party.ops(tenant)),
                ServerFrame.newBuilder()
                        .setAlertChange(AlertChange.newBuilder().setAlert(alert.toMessage())));
    }

    /** An alert is not kept any more. */
    void tellGone(String tenant, String id) {
        tell(
                Set.of(Party.ops(tenant)),
                ServerFrame.newBuilder().setAlertChange(AlertChange.newBuilder().setGone(id)));
    }

    @Override
    ServerFrame.Builder snapshot(Party party, int number) {
        AlertSnapshot.Builder snapshot = AlertSnapshot.newBuilder().setSubscription(number);
        boards.apply(party.tenant())
                .list(clock.millis())
                .forEach(alert -> snapshot.addAlerts(alert.toMessage()));
        return ServerFrame.newBuilder().setAlertSnapshot(snapshot);
    }
}
