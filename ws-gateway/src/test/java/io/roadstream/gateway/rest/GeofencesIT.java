/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.geofence.GeofenceRegister;
import io.roadstream.gateway.rest.RestServer.Checked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Geofences over HTTP, on a real Kafka, by one gateway and by two at once. */
@Timeout(120)
@ExtendWith(RestStack.Resolver.class)
class GeofencesIT {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int CONFLICT = 412;

    private final RestStack stack;
    private final String tenant = "fences-" + UUID.randomUUID();

    GeofencesIT(RestStack stack) {
        this.stack = stack;
    }

    @Test
    void makesReadsChangesAndDeletesAGeofence() throws Exception {
        Checked made = put("yard", "Yard", 500, "If-None-Match", "*");
        Checked read = get("/v1/geofences/yard");
        Checked changed = put("yard", "Yard 2", 700, "If-Match", "\"1\"");
        Checked list = get("/v1/geofences");
        Checked deleted = delete("yard", "\"2\"");

        assertThat(made.status()).isEqualTo(CREATED);
        assertThat(tag(made)).isEqualTo("\"1\"");
        assertThat(read.body()).isEqualTo(made.body());
        assertThat(changed.status()).isEqualTo(OK);
        assertThat(tag(changed)).isEqualTo("\"2\"");
        assertThat(list.body().path("features").size()).isEqualTo(1);
        JsonNode properties = list.body().at("/features/0/properties");
        assertThat(properties.path("name").asText()).isEqualTo("Yard 2");
        assertThat(properties.path("radiusMeters").asDouble()).isEqualTo(700);
        assertThat(properties.path("changedBy").asText()).isEqualTo("eve");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(get("/v1/geofences/yard").status()).isEqualTo(404);
        assertThat(get("/v1/geofences").body().path("features").size()).isZero();
    }

    @Test
    void tellsTheNewestToWhoeverChangesAnotherVersion() throws Exception {
        put("yard", "Yard", 500, "If-None-Match", "*");

        Checked again = put("yard", "Other", 500, "If-None-Match", "*");
        Checked stale = put("yard", "Other", 500, "If-Match", "\"7\"");
        Checked staleDelete = delete("yard", "\"7\"");
        Checked absent = put("none", "Other", 500, "If-Match", "\"1\"");

        for (Checked refused : List.of(again, stale, staleDelete)) {
            assertThat(refused.status()).isEqualTo(CONFLICT);
            assertThat(tag(refused)).isEqualTo("\"1\"");
            assertThat(refused.body().at("/newest/properties/name").asText()).isEqualTo("Yard");
        }
        assertThat(absent.status()).isEqualTo(CONFLICT);
        assertThat(absent.body().path("newest").isNull()).isTrue();
    }

    @Test
    void countsOnAfterADeletionSoThatOldTagsNeverFit() throws Exception {
        put("yard", "Yard", 500, "If-None-Match", "*");
        delete("yard", "\"1\"");

        Checked made = put("yard", "Yard", 500, "If-None-Match", "*");

        assertThat(made.status()).isEqualTo(CREATED);
        assertThat(tag(made)).isEqualTo("\"3\"");
        assertThat(put("yard", "Yard", 500, "If-Match", "\"1\"").status()).isEqualTo(CONFLICT);
    }

    @Test
    void knowsFencesAndVersionsOfDeletedOnesAfterARestart() throws Exception {
        put("kept", "Kept", 500, "If-None-Match", "*");
        put("gone", "Gone", 500, "If-None-Match", "*");
        delete("gone", "\"1\"");

        try (Other restarted = new Other()) {
            Checked kept = restarted.server.get("/v1/geofences/kept", ops());
            Checked made = restarted.put("gone", "Again", "If-None-Match", "*");

            assertThat(kept.body().at("/properties/name").asText()).isEqualTo("Kept");
            assertThat(tag(made)).isEqualTo("\"3\"");
        }
        // The first gateway has lost the pen, and takes it again.
        assertThat(tag(put("gone", "Mine", 500, "If-Match", "\"3\""))).isEqualTo("\"4\"");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ofTwoGatewaysOneAloneWinsEachVersion(long seed) throws Exception {
        int rounds = 12;
        Random random = new Random(seed);
        put("race", "start", 500, "If-None-Match", "*");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        TreeMap<Long, String> winners = new TreeMap<>();
        try (Other other = new Other()) {
            for (long version = 1; version <= rounds; version++) {
                List<Callable<Checked>> contenders = new ArrayList<>();
                for (int n = 0; n < 4; n++) {
                    String name = "v%d by %d".formatted(version, n);
                    String match = "\"" + version + "\"";
                    boolean here = random.nextBoolean();
                    contenders.add(
                            () ->
                                    here
                                            ? put("race", name, 500, "If-Match", match)
                                            : other.put("race", name, "If-Match", match));
                }
                for (Future<Checked> answer : threads.invokeAll(contenders)) {
                    Checked checked = answer.get();
                    assertThat(checked.status()).as("%s", checked.body()).isIn(OK, CONFLICT);
                    if (checked.status() == OK) {
                        String name = checked.body().at("/properties/name").asText();
                        assertThat(winners.put(version + 1, name)).as("seed %d", seed).isNull();
                    } else {
                        assertThat(checked.body().at("/newest/properties/version").asLong())
                                .isEqualTo(version + 1);
                    }
                }
            }
            assertThat(winners).hasSize(rounds);
            for (RestServer each : List.of(stack.server(), other.server)) {
                await().untilAsserted(
                                () ->
                                        assertThat(
                                                        each.get("/v1/geofences/race", ops())
                                                                .body()
                                                                .at("/properties/name")
                                                                .asText())
                                                .isEqualTo(winners.lastEntry().getValue()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void isForOpsOfTheTenantOnly() throws Exception {
        put("yard", "Yard", 500, "If-None-Match", "*");
        String driver = stack.token(tenant, Role.DRIVER, "d-1");
        String rival = stack.token("rival", Role.OPS, "eve");

        assertThat(stack.server().get("/v1/geofences", driver).status()).isEqualTo(403);
        assertThat(send("PUT", "yard", driver, "If-Match", "\"1\"").status()).isEqualTo(403);
        assertThat(send("DELETE", "yard", driver, "If-Match", "\"1\"").status()).isEqualTo(403);
        assertThat(stack.server().get("/v1/geofences/yard", rival).status()).isEqualTo(404);
        assertThat(send("DELETE", "yard", rival, "If-Match", "\"1\"").status()).isEqualTo(404);
        assertThat(send("PUT", "yard", rival, "If-Match", "\"1\"").status()).isEqualTo(CONFLICT);
        assertThat(get("/v1/geofences/yard").status()).isEqualTo(OK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"type\":\"Feature\"",
                "{\"type\":\"Feature\",\"type\":\"Feature\"}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[500,0]},"
                        + "\"properties\":{\"name\":\"n\",\"kind\":\"DEPOT\",\"radiusMeters\":50}}",
                "{\"type\":\"Feature\",\"id\":\"other\",\"geometry\":{\"type\":\"Point\","
                        + "\"coordinates\":[5,0]},\"properties\":{\"name\":\"n\",\"kind\":\"DEPOT\","
                        + "\"radiusMeters\":50}}"
            })
    void refusesWhatDescribesNoFence(String body) throws Exception {
        Checked refused =
                stack.server().send("PUT", "/v1/geofences/x", ops(), body, "If-None-Match", "*");

        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "W/\"1\"", "\"one\"", "\"1\", \"2\"", "\"0\""})
    void refusesTagsThatAreNone(String match) throws Exception {
        assertThat(put("yard", "Yard", 500, "If-Match", match).status()).isEqualTo(400);
    }

    @Test
    void givesFencesInPagesById() throws Exception {
        for (String id : List.of("c", "a", "b")) {
            put(id, id, 500, "If-None-Match", "*");
        }

        JsonNode first = get("/v1/geofences?limit=2").body();
        JsonNode second = get("/v1/geofences?limit=2&after=" + first.path("next").asText()).body();

        assertThat(first.path("truncated").asBoolean()).isTrue();
        assertThat(first.at("/features/1/id").asText()).isEqualTo("b");
        assertThat(second.at("/features/0/id").asText()).isEqualTo("c");
        assertThat(second.path("next").isNull()).isTrue();
    }

    /** A second gateway on the same Kafka. */
    private final class Other implements AutoCloseable {
        private final GeofenceRegister register = stack.newFences();
        private final RestServer server;

        Other() throws Exception {
            register.start(failure -> {});
            await().atMost(Duration.ofSeconds(30)).until(register::isReady);
            server =
                    stack.start(
                            stack.config("", Duration.ofSeconds(5)),
                            QueryLimits.of(4, 4),
                            register,
                            stack.orders());
        }

        Checked put(String id, String name, String... headers) throws Exception {
            return server.send(
                    "PUT", "/v1/geofences/" + id, ops(), DeskFixtures.circle(name, 500), headers);
        }

        @Override
        public void close() throws Exception {
            server.close();
            register.close();
        }
    }

    private Checked get(String path) throws Exception {
        return stack.server().get(path, ops());
    }

    private Checked put(String id, String name, double radiusMeters, String... headers)
            throws Exception {
        return stack.server()
                .send(
                        "PUT",
                        "/v1/geofences/" + id,
                        ops(),
                        DeskFixtures.circle(name, radiusMeters),
                        headers);
    }

    private Checked delete(String id, String match) throws Exception {
        return send("DELETE", id, ops(), "If-Match", match);
    }

    private Checked send(String method, String id, String token, String... headers)
            throws Exception {
        return stack.server()
                .send(
                        method,
                        "/v1/geofences/" + id,
                        token,
                        method.equals("PUT") ? DeskFixtures.circle("Other", 500) : "",
                        headers);
    }

    private String ops() {
        return stack.token(tenant, Role.OPS, "eve");
    }

    private static String tag(Checked answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
