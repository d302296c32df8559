/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.geo.Polygon;
import io.roadstream.gateway.geofence.GeofenceGeoJson;
import io.roadstream.gateway.geofence.GeofenceRegister.FenceId;
import io.roadstream.gateway.geofence.GeofenceRegister.Outcome;
import io.roadstream.gateway.geofence.Precondition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Geofences as answers. */
final class FenceAnswers {
    private static final String GEO_JSON = "application/geo+json";
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final String ETAG = "ETag";
    private static final ObjectMapper TREES = new ObjectMapper();

    /** A page ends when it has so many points, which is about 5 MB. */
    private static final int PAGE_POINTS = 200_000;

    private FenceAnswers() {}

    static Answer fence(Geofence fence) {
        return fence(OK, fence);
    }

    /** It was made or changed. */
    static Answer done(Outcome outcome, Precondition precondition) {
        return fence(precondition.exists() ? OK : CREATED, outcome.newest().orElseThrow());
    }

    /** It is not as the client thought; the newest is in the answer. */
    static Answer conflict(FenceId key, Outcome outcome) {
        return Answer.problem(
                ProblemType.CONFLICT,
                outcome.newest()
                        .map(
                                fence ->
                                        "geofence %s has version %d, changed by %s; newest has it"
                                                .formatted(
                                                        key.id(),
                                                        fence.version(),
                                                        fence.changedBy()))
                        .orElse("there is no geofence %s".formatted(key.id())),
                outcome.newest()
                        .map(fence -> Map.of(ETAG, Conditions.tag(fence.version())))
                        .orElse(Map.of()),
                json -> {
                    json.writeFieldName("newest");
                    if (outcome.newest().isPresent()) {
                        write(json, outcome.newest().get());
                    } else {
                        json.writeNull();
                    }
                });
    }

    /**
     * A page of fences.
     *
     * @param fences all that are left
     */
    static Answer page(List<Geofence> fences, int limit) {
        List<Geofence> page = new ArrayList<>();
        int points = 0;
        for (Geofence fence : fences) {
            points += fence.shape().polygons().stream().mapToInt(Polygon::size).sum();
            if (page.size() == limit || (!page.isEmpty() && points > PAGE_POINTS)) {
                break;
            }
            page.add(fence);
        }
        boolean isTruncated = page.size() < fences.size();
        return Answer.json(
                OK,
                GEO_JSON,
                Map.of(),
                json -> {
                    json.writeStartObject();
                    json.writeStringField("type", "FeatureCollection");
                    json.writeArrayFieldStart("features");
                    for (Geofence fence : page) {
                        write(json, fence);
                    }
                    json.writeEndArray();
                    json.writeBooleanField("truncated", isTruncated);
                    json.writeFieldName("next");
                    if (isTruncated) {
                        json.writeString(page.get(page.size() - 1).id());
                    } else {
                        json.writeNull();
                    }
                    json.writeEndObject();
                });
    }

    private static Answer fence(int status, Geofence fence) {
        return Answer.json(
                status,
                GEO_JSON,
                Map.of(ETAG, Conditions.tag(fence.version())),
                json -> write(json, fence));
    }

    private static void write(JsonGenerator json, Geofence fence) throws IOException {
        TREES.writeTree(json, GeofenceGeoJson.write(fence));
    }
}
