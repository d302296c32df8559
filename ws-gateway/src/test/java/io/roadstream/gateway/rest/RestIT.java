/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.roadstream.embedded.clickhouse.EmbeddedClickHouse;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.auth.SigningKey;
import io.roadstream.gateway.auth.TokenVerifier;
import io.roadstream.gateway.history.HistoryConfig;
import io.roadstream.gateway.history.PositionHistory;
import io.roadstream.gateway.page.MapTiles;
import io.roadstream.gateway.page.PageSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** REST on a real ClickHouse with the real schema and rows of two tenants. */
@Timeout(180)
class RestIT {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final String SPAN = "from=2026-03-01T08:00:00Z&to=2026-03-01T09:00:00Z";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final long SEED = 7;
    private static final int LATE = 1;
    private static final int RELOCATED = 1 << 3;

    @TempDir static Path folder;

    private static EmbeddedClickHouse clickHouse;
    private static SigningKey key;
    private static Gateway gateway;
    private static OpenApiDocument document;
    private static final List<Row> ROWS = new ArrayList<>();

    record Row(String tenant, String vehicle, long millis, int latE7, int lonE7, int flags) {
        String values() {
            return "('%s','%s',fromUnixTimestamp64Milli(%d,'UTC'),%d,%d,1250,9000,0,%d,%d,0,generateUUIDv4(),1)"
                    .formatted(
                            tenant,
                            vehicle,
                            millis,
                            latE7 + 900_000_000L,
                            lonE7 + 1_800_000_000L,
                            millis,
                            flags);
        }
    }

    /** The handler in a server of its own. */
    record Gateway(Server server, RestHandler handler) implements AutoCloseable {
        static Gateway start(String url, Duration timeout, int maxQueries) throws Exception {
            Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            RestHandler handler =
                    new RestHandler(
                            new TokenVerifier(key, Clock.systemUTC()),
                            PageSettings.of(
                                    "rival=Europe/Berlin",
                                    "rival=de-DE,en-GB",
                                    "mi",
                                    new MapTiles("https://tiles.example/city.pmtiles", "© us")),
                            new PositionHistory(
                                    new HistoryConfig(
                                            url,
                                            "default",
                                            clickHouse.readOnlyUser(),
                                            clickHouse.readOnlyPassword(),
                                            timeout,
                                            maxQueries)),
                            maxQueries);
            server.setHandler(handler);
            server.start();
            return new Gateway(server, handler);
        }

        HttpRequest.Builder request(String pathAndQuery, @Nullable String token) {
            int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pathAndQuery));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            return request;
        }

        HttpResponse<String> get(String pathAndQuery, @Nullable String token) throws Exception {
            return send(request(pathAndQuery, token));
        }

        @Override
        public void close() throws Exception {
            handler.close();
            server.stop();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        clickHouse = EmbeddedClickHouse.start(folder.resolve("clickhouse"));
        key =
                SigningKey.read(
                        Files.writeString(
                                folder.resolve("key"),
                                Base64.getEncoder()
                                        .encodeToString(
                                                "k".repeat(32).getBytes(StandardCharsets.UTF_8))));
        for (String file : List.of("0001_positions.sql", "0002_views.sql")) {
            String sql =
                    Files.readString(Path.of("../infra/clickhouse", file))
                            .replaceAll("(?m)^--.*$", "");
            for (String statement : sql.split(";\\s*\\n", -1)) {
                if (!statement.isBlank()) {
                    execute(statement);
                }
            }
        }
        Random random = new Random(SEED);
        for (String tenant : List.of("acme", "rival")) {
            for (String vehicle : List.of("shared", tenant + "-1", tenant + "-2")) {
                for (int i = 0; i < 200; i++) {
                    ROWS.add(
                            new Row(
                                    tenant,
                                    vehicle,
                                    START.toEpochMilli() + i * 5_000L + random.nextInt(4_000),
                                    500_000_000 + random.nextInt(10_000_000),
                                    100_000_000 + random.nextInt(10_000_000),
                                    i % 17 == 3 ? LATE : i % 17 == 5 ? RELOCATED : 0));
                }
            }
        }
        // Two reports of one instant: a page may end between them.
        for (int place = 0; place < 2; place++) {
            ROWS.add(
                    new Row(
                            "acme",
                            "acme-2",
                            START.plusSeconds(3_000).toEpochMilli(),
                            500_000_000 + place,
                            100_000_000,
                            0));
        }
        execute(
                "INSERT INTO positions (tenant, vehicle, ts, lat_from_pole_e7,"
                        + " lon_from_antimeridian_e7, speed_cms, heading_cdeg, h3_9, seq, flags,"
                        + " ingest_delay_ms, run_id, batch_id) VALUES "
                        + String.join(",", ROWS.stream().map(Row::values).toList()));
        gateway = Gateway.start(clickHouse.url(), Duration.ofSeconds(10), 4);
        document = new OpenApiDocument(gateway.get("/v1/openapi.json", null).body());
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        clickHouse.close();
    }

    @Test
    void describesEveryRouteAndParameterAndNoOther() {
        assertThat(document.paths())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Route.values()).map(Route::path).toList());
        for (Route route : Route.values()) {
            assertThat(document.parameters(route.path()))
                    .containsExactlyInAnyOrderElementsOf(route.parameters());
        }
    }

    @Test
    void tellsAPageOfItsOwnTenantsZoneLocaleAndUnits() throws Exception {
        JsonNode acme = document.check("/v1/page", gateway.get("/v1/page", ops()));
        JsonNode rival =
                document.check(
                        "/v1/page", gateway.get("/v1/page", token("rival", Role.OPS, "ops")));

        assertThat(acme)
                .hasToString(
                        "{\"tenant\":\"acme\",\"zone\":null,\"locale\":\"en-GB\",\"units\":\"mi\","
                                + "\"tiles\":{\"url\":\"https://tiles.example/city.pmtiles\","
                                + "\"attribution\":\"© us\"}}");
        assertThat(rival.path("zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(rival.path("locale").asText()).isEqualTo("de-DE");
    }

    @ParameterizedTest
    @CsvSource({
        "acme,OPS,ops,acme-1,200",
        "acme,OPS,ops,shared,200",
        "acme,OPS,ops,rival-1,404",
        "acme,DRIVER,acme-1,acme-1,200",
        "acme,DRIVER,acme-1,acme-2,403",
        "acme,DRIVER,acme-1,rival-1,403",
        "acme,DRIVER,rival-1,rival-1,404",
        "rival,OPS,ops,rival-1,200",
        "rival,OPS,ops,acme-1,404",
        "rival,DRIVER,shared,shared,200",
        "rival,DRIVER,shared,acme-1,403"
    })
    void showsAVehicleToItsOwnPeopleOnly(
            String tenant, Role role, String subject, String vehicle, int status) throws Exception {
        String token = token(tenant, role, subject);

        HttpResponse<String> newest = gateway.get("/v1/vehicles/" + vehicle, token);
        HttpResponse<String> track =
                gateway.get("/v1/vehicles/" + vehicle + "/track?" + SPAN, token);

        assertThat(newest.statusCode()).as(newest.body()).isEqualTo(status);
        document.check("/v1/vehicles/{id}", newest);
        assertThat(track.statusCode()).as(track.body()).isEqualTo(status);
        JsonNode body = document.check("/v1/vehicles/{id}/track", track);
        if (status == 200) {
            assertThat(texts(body.path("positions"), "time"))
                    .containsExactlyElementsOf(
                            rows(tenant, vehicle)
                                    .map(row -> Instant.ofEpochMilli(row.millis()).toString())
                                    .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "acme,OPS,ops,acme-1 acme-2 shared",
        "rival,OPS,ops,rival-1 rival-2 shared",
        "acme,DRIVER,acme-2,acme-2",
        "rival,DRIVER,shared,shared",
        "acme,DRIVER,rival-1,''"
    })
    void listsVehiclesOfTheTenantOrTheDriversOwn(
            String tenant, Role role, String subject, String vehicles) throws Exception {
        String token = token(tenant, role, subject);
        List<String> expected =
                Stream.of(vehicles.split(" ", -1)).filter(v -> !v.isEmpty()).toList();

        JsonNode list = document.check("/v1/vehicles", gateway.get("/v1/vehicles", token));
        JsonNode steps =
                document.check("/v1/positions", gateway.get("/v1/positions?" + SPAN, token));

        assertThat(texts(list.path("vehicles"), "vehicle")).isEqualTo(expected);
        assertThat(Set.copyOf(texts(steps.path("positions"), "vehicle")))
                .isEqualTo(Set.copyOf(expected));
        for (JsonNode position : steps.path("positions")) {
            long millis = Instant.parse(position.path("time").asText()).toEpochMilli();
            assertThat(rows(tenant, position.path("vehicle").asText()).map(Row::millis))
                    .contains(millis);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,50.2,10.1,50.8,10.9",
        "30,50.2,10.1,50.8,10.9",
        "60,-90,-180,90,180",
        "30,50,10.5,51,10"
    })
    void thinsLikeARecompute(int step, double south, double west, double north, double east)
            throws Exception {
        Map<String, Row> newest = new TreeMap<>();
        for (Row row : ROWS) {
            double lat = row.latE7() / 1e7;
            double lon = row.lonE7() / 1e7;
            boolean inLongitude =
                    west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
            if (row.tenant().equals("acme")
                    && (row.flags() & ~RELOCATED) == 0
                    && lat >= south
                    && lat <= north
                    && inLongitude) {
                newest.merge(
                        "%015d %s".formatted(row.millis() / (step * 1_000L), row.vehicle()),
                        row,
                        (a, b) -> b.millis() >= a.millis() ? b : a);
            }
        }

        List<String> answered =
                pages(
                        "/v1/positions",
                        "/v1/positions?%s&step=%d&box=%s,%s,%s,%s&limit=97"
                                .formatted(SPAN, step, south, west, north, east),
                        "positions",
                        position ->
                                position.path("vehicle").asText()
                                        + " "
                                        + position.path("time").asText()
                                        + " "
                                        + Math.round(position.path("lat").asDouble() * 1e7));

        assertThat(answered)
                .containsExactlyElementsOf(
                        newest.values().stream()
                                .map(
                                        row ->
                                                row.vehicle()
                                                        + " "
                                                        + Instant.ofEpochMilli(row.millis())
                                                        + " "
                                                        + row.latE7())
                                .toList());
    }

    @ParameterizedTest
    @CsvSource({"acme,OPS,ops,60", "acme,OPS,ops,7", "rival,DRIVER,rival-1,300"})
    void countsLikeARecompute(String tenant, Role role, String subject, int step) throws Exception {
        Map<Long, List<Row>> expected = new TreeMap<>();
        for (Row row : ROWS) {
            if (row.tenant().equals(tenant)
                    && (role == Role.OPS || row.vehicle().equals(subject))) {
                expected.computeIfAbsent(row.millis() / (step * 1_000L), s -> new ArrayList<>())
                        .add(row);
            }
        }

        JsonNode answered =
                document.check(
                        "/v1/activity",
                        gateway.get(
                                "/v1/activity?" + SPAN + "&step=" + step,
                                token(tenant, role, subject)));

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
                                                                        .map(Row::vehicle)
                                                                        .distinct()
                                                                        .count()))
                                .toList());
    }

    @Test
    void refusesMoreStepsThanALineHasPixels() throws Exception {
        HttpResponse<String> response = gateway.get("/v1/activity?" + SPAN + "&step=1", ops());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(document.check("/v1/activity", response).path("detail").asText())
                .contains("at most 2000 steps apart, were 3600");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 201, 10_000})
    void pagesOfATrackJoinToTheWhole(int limit) throws Exception {
        List<String> answered =
                pages(
                        "/v1/vehicles/{id}/track",
                        "/v1/vehicles/acme-2/track?" + SPAN + "&limit=" + limit,
                        "positions",
                        position ->
                                position.path("time").asText()
                                        + Math.round(position.path("lat").asDouble() * 1e7)
                                        + position.path("flags"));

        assertThat(answered)
                .containsExactlyElementsOf(
                        rows("acme", "acme-2")
                                .map(
                                        row ->
                                                Instant.ofEpochMilli(row.millis()).toString()
                                                        + row.latE7()
                                                        + flags(row.flags()))
                                .toList());
    }

    @Test
    void pagesOfVehiclesJoinToTheWhole() throws Exception {
        assertThat(
                        pages(
                                "/v1/vehicles",
                                "/v1/vehicles?limit=2",
                                "vehicles",
                                vehicle -> vehicle.path("vehicle").asText()))
                .containsExactly("acme-1", "acme-2", "shared");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/vehicles | limit=0 | [1, 10000], was 0",
                "/v1/vehicles | limit=10001 | was 10001",
                "/v1/vehicles | limit=x | was x",
                "/v1/vehicles | after=a%20b | after",
                "/v1/vehicles | before=a | no parameter before",
                "/v1/vehicles | limit=1&limit=2 | given 2 times",
                "/v1/vehicles | after=%27%20OR%201%3D1%20-- | after",
                "/v1/positions | to=5 | from is missing",
                "/v1/positions | from=now&to=5 | was now",
                "/v1/positions | from=1772352000000&to=1772352000000 | from must be before to",
                "/v1/positions | from=2026-03-01T08:00:00Z&to=2026-03-01T14:00:01Z | at most 6 h",
                "/v1/positions | from=1772352000000&to=1772352001000&step=3601 | [1, 3600]",
                "/v1/positions | from=1772352000000&to=1772352001000&box=1,2,3 | south,west",
                "/v1/positions | from=1772352000000&to=1772352001000&box=2,2,1,3 | above north",
                "/v1/positions | from=1772352000000&to=1772352001000&box=NaN,2,1,3 | box",
                "/v1/positions | from=1772352000000&to=1772352001000&box=1,2,99,3 | box",
                "/v1/positions | from=1772352000000&to=1772352001000&after=x | next of an answer",
                "/v1/vehicles/{id}/track | from=2026-03-01T08:00:00Z&to=2026-03-02T08:00:01Z | 24 h",
                "/v1/vehicles/{id}/track | from=1772352000000&to=1772352001000&after=5.1 | within",
                "/v1/vehicles/{id} | x=1 | no parameter x"
            })
    void saysWhatIsWrongWithAParameter(String path, String query, String says) throws Exception {
        HttpResponse<String> response =
                gateway.get(path.replace("{id}", "acme-1") + "?" + query, ops());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(document.check(path, response).path("detail").asText()).contains(says);
    }

    @Test
    void refusesAnIdThatNoVehicleCanHave() throws Exception {
        HttpResponse<String> response = gateway.get("/v1/vehicles/a%20b", ops());

        assertThat(response.statusCode()).isEqualTo(400);
        document.check("/v1/vehicles/{id}", response);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DOCUMENT")
    void wantsAValidToken(Route route) throws Exception {
        String expired =
                key.sign(new Principal("acme", Role.OPS, "ops", Instant.now().minusSeconds(1)));
        String[] parts = ops().split("\\.", -1);
        String tampered =
                parts[0]
                        + "."
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(
                                        new String(
                                                        Base64.getUrlDecoder().decode(parts[1]),
                                                        StandardCharsets.UTF_8)
                                                .replace("acme", "rival")
                                                .getBytes(StandardCharsets.UTF_8))
                        + "."
                        + parts[2];
        String url = route.path().replace("{id}", "acme-1");

        for (String token : List.of(expired, tampered, "junk")) {
            HttpResponse<String> response = gateway.get(url, token);
            assertThat(response.statusCode()).isEqualTo(401);
            document.check(route.path(), response);
        }
        assertThat(gateway.get(url, null).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void answersOtherMethodsAndPathsWithAProblem(Route route) throws Exception {
        String url = route.path().replace("{id}", "acme-1");

        HttpResponse<String> method =
                send(gateway.request(url, ops()).POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(method.statusCode()).isEqualTo(405);
        document.check(route.path(), method);
        assertThat(gateway.get(url + "/nowhere", ops()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DOCUMENT", "PAGE"})
    void saysThatTheHistoryIsAwayBusyOrSlow(Route route) throws Exception {
        String url = example(route);
        Set<Integer> seen = new LinkedHashSet<>();
        for (String away : List.of("", "http://127.0.0.1:1")) {
            try (Gateway alone = Gateway.start(away, Duration.ofSeconds(10), 1)) {
                HttpResponse<String> response = alone.get(url, ops());
                document.check(route.path(), response);
                seen.add(response.statusCode());
            }
        }
        CountDownLatch release = new CountDownLatch(1);
        HttpServer silent =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        silent.createContext("/", exchange -> awaitQuietly(release));
        silent.start();
        String hanging = "http://127.0.0.1:" + silent.getAddress().getPort();
        try (Gateway slow = Gateway.start(hanging, Duration.ofSeconds(1), 1)) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                answers.add(
                        CLIENT.sendAsync(
                                slow.request(url, ops()).build(),
                                HttpResponse.BodyHandlers.ofString()));
            }
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                document.check(route.path(), answer.get());
                seen.add(answer.get().statusCode());
            }
        } finally {
            release.countDown();
            silent.stop(0);
        }

        assertThat(seen).containsExactlyInAnyOrder(503, 429, 504);
    }

    @Test
    void statusesThatNoTestAnswersAreDefectsOnly() {
        for (Route route : Route.values()) {
            assertThat(document.statuses(route.path()))
                    .isSubsetOf(200, 400, 401, 403, 404, 405, 429, 500, 503, 504);
        }
    }

    private static String example(Route route) {
        String path = route.path().replace("{id}", "acme-1");
        return route.parameters().contains("from") ? path + "?" + SPAN : path;
    }

    private static List<String> pages(
            String path, String url, String name, Function<JsonNode, String> text)
            throws Exception {
        List<String> all = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = document.check(path, gateway.get(url + after, ops()));
            page.path(name).forEach(row -> all.add(text.apply(row)));
            assertThat(page.path("truncated").asBoolean()).isEqualTo(!page.path("next").isNull());
            if (page.path("next").isNull()) {
                return all;
            }
            after = "&after=" + page.path("next").asText();
        }
    }

    private static Stream<Row> rows(String tenant, String vehicle) {
        return ROWS.stream()
                .filter(row -> row.tenant().equals(tenant) && row.vehicle().equals(vehicle));
    }

    private static String flags(int flags) {
        return switch (flags) {
            case LATE -> "[\"LATE\"]";
            case RELOCATED -> "[\"RELOCATED\"]";
            default -> "[]";
        };
    }

    private static List<String> texts(JsonNode rows, String name) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.path(name).asText()));
        return texts;
    }

    private static String ops() {
        return token("acme", Role.OPS, "ops");
    }

    private static String token(String tenant, Role role, String subject) {
        return key.sign(new Principal(tenant, role, subject, Instant.now().plusSeconds(600)));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void execute(String sql) throws Exception {
        HttpResponse<String> response =
                send(
                        HttpRequest.newBuilder(URI.create(clickHouse.url() + "/"))
                                .header("X-ClickHouse-User", clickHouse.user())
                                .header("X-ClickHouse-Key", clickHouse.password())
                                .POST(HttpRequest.BodyPublishers.ofString(sql)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }
}
