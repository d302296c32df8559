/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.gateway.geofence.GeofenceGeoJson;
import io.roadstream.gateway.geofence.GeofenceRegister;
import io.roadstream.gateway.geofence.GeofenceRegister.FenceId;
import io.roadstream.gateway.geofence.GeofenceRegister.Outcome;
import io.roadstream.gateway.geofence.Precondition;
import io.roadstream.gateway.geofence.RegisterBusyException;
import java.time.Clock;
import java.util.Optional;

/** Geofences for those who draw them. Blocks; thread-safe. */
final class FenceRequests {
    private static final int MAX_ROWS = 1_000;

    private final GeofenceRegister register;
    private final Clock clock;

    FenceRequests(GeofenceRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    /** One fence: it is read, drawn or taken away. */
    Queries.Query one(Asked asked) throws RefusedException {
        requireReady();
        FenceId key =
                new FenceId(
                        asked.principal().tenant(),
                        Parameters.requireId("geofence", asked.match().id()));
        return switch (asked.method()) {
            case "GET" -> () -> FenceAnswers.fence(find(key).orElseThrow(() -> unknown(key)));
            case "PUT" -> put(key, asked);
            case "DELETE" -> delete(key, asked);
            default -> throw new IllegalStateException("a route takes its own methods only");
        };
    }

    Queries.Query list(Asked asked) throws RefusedException {
        requireReady();
        int limit = asked.parameters().integer("limit", MAX_ROWS, MAX_ROWS);
        String after = asked.parameters().id("after");
        return () ->
                FenceAnswers.page(register.fences().list(asked.principal().tenant(), after), limit);
    }

    private void requireReady() throws RefusedException {
        if (!register.isReady()) {
            throw new RefusedException(
                    ProblemType.UNAVAILABLE, "the geofences are not known yet; repeat later");
        }
    }

    private Queries.Query put(FenceId key, Asked asked) throws RefusedException {
        Precondition precondition = Conditions.ofPut(asked.request().getHeaders());
        return () -> {
            JsonNode feature = asked.json();
            String id = feature.path("id").asText(key.id());
            if (!id.equals(key.id())) {
                throw Parameters.bad("id must be %s or absent, was %s".formatted(key.id(), id));
            }
            // Before the pen is taken, so that nobody waits for a fence that is none.
            Geofence drawn = fence(key, asked, feature, 1);
            Outcome outcome =
                    changed(
                            () ->
                                    register.put(
                                            key,
                                            precondition,
                                            version -> withVersion(drawn, version)));
            return switch (outcome.verdict()) {
                case DONE -> FenceAnswers.done(outcome, precondition);
                case REFUSED -> FenceAnswers.conflict(key, outcome);
                case FULL ->
                        throw new RefusedException(
                                ProblemType.LIMIT_REACHED,
                                "tenant %s has %d geofences, no more may be made"
                                        .formatted(
                                                key.tenant(),
                                                register.fences().count(key.tenant())));
            };
        };
    }

    private Queries.Query delete(FenceId key, Asked asked) throws RefusedException {
        Precondition precondition = Conditions.ofDelete(asked.request().getHeaders());
        return () -> {
            Outcome outcome = changed(() -> register.delete(key, precondition));
            if (outcome.verdict() == GeofenceRegister.Verdict.DONE) {
                return Answer.nothing();
            }
            if (outcome.newest().isEmpty()) {
                throw unknown(key);
            }
            return FenceAnswers.conflict(key, outcome);
        };
    }

    private interface Change {
        Outcome run() throws RegisterBusyException, InterruptedException;
    }

    private static Outcome changed(Change change) throws RefusedException, InterruptedException {
        try {
            return change.run();
        } catch (RegisterBusyException e) {
            throw new RefusedException(
                    ProblemType.UNAVAILABLE,
                    e.getMessage() + "; read the geofence again to see whether it was changed");
        }
    }

    private Geofence fence(FenceId key, Asked asked, JsonNode feature, long version)
            throws RefusedException {
        long now = clock.millis();
        try {
            return GeofenceGeoJson.read(
                    feature,
                    new Envelope(key.tenant(), key.id(), now, now),
                    version,
                    asked.principal().subject());
        } catch (InvalidEventException e) {
            throw Parameters.bad(String.valueOf(e.getMessage()));
        }
    }

    private static Geofence withVersion(Geofence fence, long version) {
        return new Geofence(
                fence.envelope(),
                fence.name(),
                fence.kind(),
                fence.shape(),
                fence.validFromMillis(),
                fence.validToMillis(),
                version,
                fence.changedBy());
    }

    private Optional<Geofence> find(FenceId key) {
        return register.fences().find(key.tenant(), key.id());
    }

    private static RefusedException unknown(FenceId key) {
        return new RefusedException(
                ProblemType.NOT_FOUND,
                "tenant %s has no geofence %s; GET /v1/geofences lists those it has"
                        .formatted(key.tenant(), key.id()));
    }
}
