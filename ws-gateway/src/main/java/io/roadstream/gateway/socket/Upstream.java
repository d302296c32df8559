/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.codec.PositionReportMapper;
import io.roadstream.contract.event.AlertHandling;
import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Emergency;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Handling;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.AlertAction;
import io.roadstream.contract.proto.v1.DutyChange;
import io.roadstream.contract.proto.v1.EmergencyAction;
import io.roadstream.contract.proto.v1.EmergencyCall;
import io.roadstream.contract.proto.v1.Error;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.contract.proto.v1.Positions;
import io.roadstream.contract.proto.v1.Protocol;
import io.roadstream.contract.proto.v1.Publish;
import io.roadstream.contract.proto.v1.Published;
import io.roadstream.contract.proto.v1.Rejected;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.feed.Handled;
import io.roadstream.gateway.kafka.UpstreamProducer;
import io.roadstream.gateway.kafka.UpstreamProducer.Lane;
import io.roadstream.gateway.kafka.UpstreamProducer.Outgoing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one client says: checked by the rules of every entrance, written to Kafka, and answered once
 * Kafka has it. Called by one thread at a time; answers come on others.
 */
final class Upstream {
    private static final PositionReportMapper REPORTS = new PositionReportMapper();
    private static final int MAX_REPORTS = 500;
    private static final int MAX_UNANSWERED = 64;
    private static final int MAX_PAYLOAD = 65_536;
    private static final String SOURCE = "ws:/v1/live";

    private final UpstreamProducer producer;
    private final StatusLoop statuses;
    private final FeedLoop feeds;
    private final Clock clock;
    private final Client client;
    private final GatewayCounts counts;
    private final AtomicInteger unanswered = new AtomicInteger();

    Upstream(
            UpstreamProducer producer,
            StatusLoop statuses,
            FeedLoop feeds,
            Clock clock,
            Client client,
            GatewayCounts counts) {
        this.producer = producer;
        this.statuses = statuses;
        this.feeds = feeds;
        this.clock = clock;
        this.client = client;
        this.counts = counts;
    }

    void take(Publish publish) {
        if (unanswered.get() >= MAX_UNANSWERED) {
            error(
                    publish.getId(),
                    ErrorCode.ERROR_CODE_LIMIT,
                    "at most %d publishes without an answer; send it again later"
                            .formatted(MAX_UNANSWERED));
            return;
        }
        try {
            switch (publish.getWhatCase()) {
                case POSITIONS -> takePositions(publish.getId(), publish.getPositions());
                case DUTY -> takeDuty(publish.getId(), publish.getDuty());
                case EMERGENCY -> takeCall(publish.getId(), publish.getEmergency());
                case ACTION -> takeAction(publish.getId(), publish.getAction());
                case ALERT_ACTION -> takeAlertAction(publish.getId(), publish.getAlertAction());
                case WHAT_NOT_SET ->
                        error(
                                publish.getId(),
                                ErrorCode.ERROR_CODE_INVALID,
                                "a publish must hold positions, duty, emergency, action or"
                                        + " alert_action");
            }
        } catch (InvalidEventException e) {
            error(publish.getId(), ErrorCode.ERROR_CODE_INVALID, String.valueOf(e.getMessage()));
        }
    }

    private void takePositions(long id, Positions positions) {
        if (!isDriver(id)) {
            return;
        }
        if (positions.getReportsCount() > MAX_REPORTS) {
            error(
                    id,
                    ErrorCode.ERROR_CODE_LIMIT,
                    "at most %d reports at a time, were %d"
                            .formatted(MAX_REPORTS, positions.getReportsCount()));
            return;
        }
        List<Outgoing<?>> outgoing = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        int accepted = 0;
        for (int i = 0; i < positions.getReportsCount(); i++) {
            var message = complete(positions.getReports(i));
            try {
                PositionReport report = REPORTS.toEvent(message);
                outgoing.add(new Outgoing<>(Topics.POSITIONS, report));
                accepted++;
            } catch (InvalidEventException e) {
                String why = String.valueOf(e.getMessage());
                rejected.add(
                        Rejected.newBuilder()
                                .setIndex(i)
                                .setReason(e.reason().name())
                                .setMessage(why)
                                .build());
                outgoing.add(
                        new Outgoing<>(
                                Topics.DEAD_LETTERS,
                                deadLetter(e.reason(), why, message.toByteArray())));
            }
        }
        send(
                Lane.POSITIONS,
                outgoing,
                Published.newBuilder().setId(id).setAccepted(accepted).addAllRejected(rejected));
    }

    private void takeDuty(long id, DutyChange change) {
        if (!isDriver(id)) {
            return;
        }
        Duty duty =
                switch (change.getDuty()) {
                    case DUTY_AVAILABLE -> Duty.AVAILABLE;
                    case DUTY_BUSY -> Duty.BUSY;
                    case DUTY_BREAK -> Duty.BREAK;
                    case DUTY_OFF -> Duty.OFF;
                    case DUTY_UNSPECIFIED, UNRECOGNIZED ->
                            throw new InvalidEventException(
                                    Reason.MISSING_FIELD,
                                    "duty must be available, busy, break or off");
                };
        sendStatus(id, VehicleStatus.of(envelope(change.getTimeMillis()), duty));
    }

    private void takeCall(long id, EmergencyCall call) {
        if (!isDriver(id)) {
            return;
        }
        @Nullable GeoPoint location =
                call.hasLocation()
                        ? new GeoPoint(call.getLocation().getLatE7(), call.getLocation().getLonE7())
                        : null;
        sendStatus(
                id,
                VehicleStatus.of(
                        envelope(call.getTimeMillis()),
                        Emergency.of(call.getId(), location, call.getNote())));
    }

    private void takeAction(long id, EmergencyAction action) {
        if (action.getAction() != EmergencyAction.Action.ACTION_ACKNOWLEDGE
                && action.getAction() != EmergencyAction.Action.ACTION_RESOLVE) {
            error(id, ErrorCode.ERROR_CODE_INVALID, "action must be acknowledge or resolve");
            return;
        }
        Principal principal = client.principal();
        if (!principal.sees(action.getVehicle())) {
            error(
                    id,
                    ErrorCode.ERROR_CODE_FORBIDDEN,
                    "ops acts for every vehicle, a driver for the own one");
            return;
        }
        Handling handling = new Handling(principal.subject(), clock.millis());
        statuses.find(
                principal.tenant(),
                action.getVehicle(),
                action.getEmergencyId(),
                found -> act(id, action, handling, found));
    }

    private void act(
            long id, EmergencyAction action, Handling handling, Optional<VehicleStatus> found) {
        @Nullable Emergency emergency = found.map(VehicleStatus::emergency).orElse(null);
        if (found.isEmpty() || emergency == null) {
            error(
                    id,
                    ErrorCode.ERROR_CODE_NOT_FOUND,
                    "vehicle '%s' has no emergency '%s'"
                            .formatted(action.getVehicle(), action.getEmergencyId()));
            return;
        }
        Emergency next =
                action.getAction() == EmergencyAction.Action.ACTION_ACKNOWLEDGE
                        ? emergency.acknowledge(handling)
                        : emergency.resolve(handling);
        sendStatus(id, VehicleStatus.of(found.get().envelope(), next));
    }

    private void takeAlertAction(long id, AlertAction action) {
        if (action.getAction() != AlertAction.Action.ACTION_ACKNOWLEDGE
                && action.getAction() != AlertAction.Action.ACTION_RESOLVE) {
            error(id, ErrorCode.ERROR_CODE_INVALID, "action must be acknowledge or resolve");
            return;
        }
        Principal principal = client.principal();
        if (!principal.seesAll()) {
            error(id, ErrorCode.ERROR_CODE_FORBIDDEN, "only ops handles alerts");
            return;
        }
        Handling handling = new Handling(principal.subject(), clock.millis());
        feeds.findAlert(
                principal.tenant(), action.getAlert(), found -> act(id, action, handling, found));
    }

    private void act(long id, AlertAction action, Handling handling, Optional<Handled> found) {
        if (found.isEmpty()) {
            error(
                    id,
                    ErrorCode.ERROR_CODE_NOT_FOUND,
                    "there is no alert '%s'".formatted(action.getAlert()));
            return;
        }
        String tenant = client.principal().tenant();
        AlertHandling next =
                action.getAction() == AlertAction.Action.ACTION_ACKNOWLEDGE
                        ? found.get().acknowledge(tenant, handling)
                        : found.get().resolve(tenant, handling);
        send(
                Lane.STATUS,
                List.of(new Outgoing<>(Topics.ALERT_HANDLINGS, next)),
                Published.newBuilder().setId(id).setAccepted(1));
    }

    private void sendStatus(long id, VehicleStatus status) {
        send(
                Lane.STATUS,
                List.of(new Outgoing<>(Topics.VEHICLE_STATUS, status)),
                Published.newBuilder().setId(id).setAccepted(1));
    }

    private void send(Lane lane, List<Outgoing<?>> outgoing, Published.Builder answer) {
        unanswered.incrementAndGet();
        var unused =
                producer.send(lane, outgoing)
                        .whenComplete(
                                (nothing, failure) -> {
                                    unanswered.decrementAndGet();
                                    if (failure == null) {
                                        counts.countPublished();
                                        answer(ServerFrame.newBuilder().setPublished(answer));
                                    } else {
                                        error(
                                                answer.getId(),
                                                ErrorCode.ERROR_CODE_UNAVAILABLE,
                                                "Kafka did not take it; send it again");
                                    }
                                });
    }

    private io.roadstream.contract.proto.v1.PositionReport complete(
            io.roadstream.contract.proto.v1.PositionReport report) {
        var complete = report.toBuilder().setProtocol(Protocol.PROTOCOL_WEBSOCKET);
        complete.getEnvelopeBuilder()
                .setTenant(client.principal().tenant())
                .setEntityId(client.principal().subject())
                .setIngestTimeMillis(clock.millis());
        return complete.build();
    }

    private Envelope envelope(long timeMillis) {
        return new Envelope(
                client.principal().tenant(),
                client.principal().subject(),
                timeMillis,
                clock.millis());
    }

    private DeadLetter deadLetter(Reason reason, String message, byte[] bytes) {
        byte[] payload =
                bytes.length > MAX_PAYLOAD ? java.util.Arrays.copyOf(bytes, MAX_PAYLOAD) : bytes;
        return new DeadLetter(
                client.principal().tenant(),
                SOURCE,
                reason,
                message,
                clock.millis(),
                payload,
                bytes.length);
    }

    private boolean isDriver(long id) {
        if (!client.principal().isDriver()) {
            error(
                    id,
                    ErrorCode.ERROR_CODE_FORBIDDEN,
                    "only a driver says this, of the own vehicle");
            return false;
        }
        return true;
    }

    private void error(long id, ErrorCode code, String message) {
        counts.countRefused(code);
        answer(
                ServerFrame.newBuilder()
                        .setError(
                                Error.newBuilder()
                                        .setCode(code)
                                        .setMessage(message)
                                        .setPublishId(id)));
    }

    private void answer(ServerFrame.Builder frame) {
        client.outbox().send(frame.build().toByteArray());
    }
}
