/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.gateway.auth.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers hold the rows that a recompute finds, page by page. */
@Timeout(60)
@ExtendWith(RestStack.Resolver.class)
class RestRowsIT {
    private final RestStack stack;

    RestRowsIT(RestStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @CsvSource({
        "acme,1,50.2,10.1,50.8,10.9",
        "acme,30,50.2,10.1,50.8,10.9",
        "acme,60,-90,-180,90,180",
        "acme,30,50,10.5,51,10",
        "fiji,1,-18,179.5,-16,-179.5",
        "fiji,30,-18,179.95,-16,-179.95",
        "fiji,1,-90,-180,90,180"
    })
    void thinsLikeARecompute(
            String tenant, int step, double south, double west, double north, double east)
            throws Exception {
        Map<String, StoredRow> newest = new TreeMap<>();
        StoredRow.of(tenant)
                .filter(StoredRow::movesTheVehicle)
                .filter(row -> row.place().lat() >= south && row.place().lat() <= north)
                .filter(row -> isEastOf(row.place().lon(), west, east))
                .forEach(
                        row ->
                                newest.merge(
                                        "%015d %s"
                                                .formatted(
                                                        row.millis() / (step * 1_000L),
                                                        row.vehicle()),
                                        row,
                                        (a, b) -> b.millis() >= a.millis() ? b : a));

        List<String> answered =
                pages(
                        "/v1/positions?%s&step=%d&box=%s,%s,%s,%s&limit=97"
                                .formatted(StoredRow.SPAN, step, south, west, north, east),
                        stack.token(tenant, Role.OPS, "ops"),
                        "positions",
                        position ->
                                position.path("vehicle").asText()
                                        + " "
                                        + position.path("time").asText()
                                        + " "
                                        + e7(position.path("lat")));

        assertThat(answered)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        newest.values().stream()
                                .map(
                                        row ->
                                                row.vehicle()
                                                        + " "
                                                        + row.time()
                                                        + " "
                                                        + row.place().latE7())
                                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "179.85,-179.85,crossing moored-east moored-west",
        "179.85,180,crossing moored-east moored-west",
        "-180,-179.85,crossing moored-east moored-west",
        "180,180,crossing moored-east moored-west",
        "-180,-180,crossing moored-east moored-west",
        "180,-180,crossing moored-east moored-west",
        "-180,180,crossing moored-east moored-west",
        "179,179.95,crossing",
        "-179.95,-179,crossing",
        "-179.95,179.95,crossing",
        "-179.95,-179.94,''"
    })
    void findsWhoIsOnTheAntimeridianFromEitherSide(double west, double east, String vehicles)
            throws Exception {
        List<String> found =
                pages(
                        "/v1/positions?%s&step=3600&box=-18,%s,-16,%s"
                                .formatted(StoredRow.SPAN, west, east),
                        stack.token("fiji", Role.OPS, "ops"),
                        "positions",
                        position -> position.path("vehicle").asText());

        assertThat(String.join(" ", found)).isEqualTo(vehicles);
    }

    @ParameterizedTest
    @CsvSource({"acme,OPS,ops,60", "acme,OPS,ops,7", "rival,DRIVER,rival-1,300"})
    void countsLikeARecompute(String tenant, Role role, String subject, int step) throws Exception {
        Map<Long, List<StoredRow>> expected = new TreeMap<>();
        StoredRow.of(tenant)
                .filter(row -> role == Role.OPS || row.vehicle().equals(subject))
                .forEach(
                        row ->
                                expected.computeIfAbsent(
                                                row.millis() / (step * 1_000L),
                                                s -> new ArrayList<>())
                                        .add(row));

        JsonNode answered =
                stack.server()
                        .get(
                                "/v1/activity?" + StoredRow.SPAN + "&step=" + step,
                                stack.token(tenant, role, subject))
                        .body();

        List<String> counts = new ArrayList<>();
        answered.path("activity")
                .forEach(
                        a ->
                                counts.add(
                                        "%s %d %d"
                                                .formatted(
                                                        a.path("time").asText(),
                                                        a.path("reports").asLong(),
                                                        a.path("vehicles").asLong())));
        assertThat(counts)
                .containsExactlyElementsOf(
                        expected.entrySet().stream()
                                .map(
                                        e ->
                                                "%s %d %d"
                                                        .formatted(
                                                                Instant.ofEpochSecond(
                                                                        e.getKey() * step),
                                                                e.getValue().size(),
                                                                e.getValue().stream()
                                                                        .map(StoredRow::vehicle)
                                                                        .distinct()
                                                                        .count()))
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 201, 10_000})
    void pagesOfATrackJoinToTheWhole(int limit) throws Exception {
        List<String> answered =
                pages(
                        "/v1/vehicles/acme-2/track?" + StoredRow.SPAN + "&limit=" + limit,
                        stack.ops(),
                        "positions",
                        position ->
                                position.path("time").asText()
                                        + e7(position.path("lat"))
                                        + position.path("flags"));

        assertThat(answered)
                .containsExactlyElementsOf(
                        StoredRow.of("acme", "acme-2")
                                .map(row -> row.time() + row.place().latE7() + row.flags())
                                .toList());
    }

    @Test
    void pagesOfVehiclesJoinToTheWhole() throws Exception {
        assertThat(
                        pages(
                                "/v1/vehicles?limit=2",
                                stack.ops(),
                                "vehicles",
                                vehicle -> vehicle.path("vehicle").asText()))
                .containsExactly("acme-1", "acme-2", "shared");
    }

    private List<String> pages(
            String url, String token, String name, Function<JsonNode, String> text)
            throws Exception {
        List<String> all = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = stack.server().get(url + after, token).body();
            assertThat(page.has(name)).as("%s", page).isTrue();
            page.path(name).forEach(row -> all.add(text.apply(row)));
            assertThat(page.path("truncated").asBoolean()).isEqualTo(!page.path("next").isNull());
            if (page.path("next").isNull()) {
                return all;
            }
            after = "&after=" + page.path("next").asText();
        }
    }

    /** Whether one comes to it going east from the west edge before the east edge. */
    private static boolean isEastOf(double lon, double west, double east) {
        return Math.floorMod(e7(lon) - e7(west), e7(360)) <= width(west, east);
    }

    private static long width(double west, double east) {
        return east - west == 360 ? e7(360) : Math.floorMod(e7(east) - e7(west), e7(360));
    }

    private static long e7(JsonNode degrees) {
        return e7(degrees.asDouble());
    }

    private static long e7(double degrees) {
        return Math.round(degrees * 1e7);
    }
}
