/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.rest.RestServer.Checked;
import io.roadstream.gateway.rest.StoredPast.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was of orders, alerts and key figures, and who may know it. */
@Timeout(60)
@ExtendWith(RestStack.Resolver.class)
class RestPastIT {
    private final RestStack stack;

    RestPastIT(RestStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @CsvSource({
        "acme,OPS,ops,acme-1,200",
        "acme,OPS,ops,o-gone,200",
        "acme,OPS,ops,rival-1,404",
        "acme,OPS,ops,nothing,404",
        "acme,CUSTOMER,c-1,acme-1,200",
        "acme,CUSTOMER,c-0,acme-1,404",
        "acme,CUSTOMER,c-2,acme-1,404",
        "acme,CUSTOMER,c-1,o-2,404",
        "acme,CUSTOMER,c-1,o-gone,404",
        "acme,CUSTOMER,c-1,rival-1,404",
        "acme,CUSTOMER,m-1,acme-1,404",
        "acme,MERCHANT,m-1,acme-1,200",
        "acme,MERCHANT,m-2,acme-1,404",
        "acme,MERCHANT,c-1,acme-1,404",
        "acme,DRIVER,v-1,acme-1,200",
        "acme,DRIVER,v-0,acme-1,404",
        "rival,OPS,ops,rival-1,200",
        "rival,CUSTOMER,c-1,rival-1,200",
        "rival,CUSTOMER,c-1,acme-1,404",
        "rival,MERCHANT,m-1,acme-1,404",
        "rival,DRIVER,v-1,acme-1,404"
    })
    void tellsATimelineToThoseWhoseOrderItIs(
            String tenant, Role role, String subject, String order, int status) throws Exception {
        Checked answer = timeline(order, tenant, role, subject);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        if (status == 404 && role != Role.OPS) {
            assertThat(answer.detail()).isEqualTo("there is no order " + order + " of yours");
        }
    }

    @Test
    void opsSeeAllThatHappenedAndHowTheEstimatesMoved() throws Exception {
        JsonNode told = timeline("acme-1", "acme", Role.OPS, "ops").body();

        assertThat(events(told))
                .containsExactly(
                        "created 08:00:00 merchant:m-1 null",
                        "offer 08:00:00 system to d-0",
                        "assigned 08:02:00 ops:eve by hand",
                        "note 08:03:00 ops:eve rings twice",
                        "picked_up 08:10:00 driver:d-1 null",
                        "told 08:11:00 ops:eve " + StoredPast.TOLD);
        assertThat(estimates(told))
                .containsExactly(
                        "dropoff 08:03:00 08:07:20 08:09:20 08:12:20 v-0 1200 0.1",
                        "pickup 08:05:00 08:09:20 08:11:20 08:14:20 v-1 1200 null",
                        "dropoff 08:05:06 08:09:26 08:11:26 08:14:26 v-1 1200 0.21",
                        "dropoff 08:06:18 08:10:38 08:12:38 08:15:38 v-1 1200 0.31");
        assertThat(told.path("truncated").asBoolean()).isFalse();
        assertThat(
                        estimates(
                                stack.server()
                                        .get("/v1/orders/acme-1/timeline?step=3600", stack.ops())
                                        .body()))
                .hasSize(2);
    }

    @Test
    void othersSeeTheStepsWithoutWhoTookThem() throws Exception {
        String[] steps = {
            "created 08:00:00 merchant null",
            "assigned 08:02:00 ops null",
            "picked_up 08:10:00 driver null"
        };
        JsonNode customer = timeline("acme-1", "acme", Role.CUSTOMER, "c-1").body();
        JsonNode merchant = timeline("acme-1", "acme", Role.MERCHANT, "m-1").body();
        JsonNode driver = timeline("acme-1", "acme", Role.DRIVER, "v-1").body();

        assertThat(events(customer))
                .startsWith(steps)
                .hasSize(steps.length + 1)
                .endsWith("told 08:11:00 ops " + StoredPast.TOLD);
        assertThat(events(merchant)).containsExactly(steps);
        assertThat(events(driver)).containsExactly(steps);
        assertThat(estimates(customer))
                .as("whole minutes, rounded outward, and nothing else")
                .startsWith("dropoff 08:03:00 08:07:00 08:09:00 08:13:00 null null null")
                .hasSize(4);
        assertThat(estimates(merchant))
                .contains(
                        "dropoff 08:03:00 08:07:20 08:09:20 08:12:20 null null 0.1",
                        "pickup 08:05:00 08:09:20 08:11:20 08:14:20 null 1200 null");
        assertThat(estimates(driver)).as("of the own vehicle").hasSize(3);
        assertThat(driver.toString()).contains("v-1").doesNotContain("v-0", "d-0");
        assertThat(customer.toString() + merchant)
                .doesNotContain("v-0", "v-1", "d-0", "d-1", ":eve", "rings twice");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void findsTheAlertsOfASpanWithWhatBecameOfThem(int limit) throws Exception {
        List<String> alerts =
                alerts("/v1/alerts?" + StoredRow.SPAN + "&limit=" + limit, stack.ops());

        assertThat(alerts)
                .containsExactly(
                        "speeding:ffff000000000001 MEDIUM acme-van 07:00:00 null 20.01 20.01 m/s null null",
                        "silence:00000000000000ab MEDIUM acme-van 08:05:00 08:15:00 600.0 600.0 s null acme-mia",
                        "late:0000000000000010 MEDIUM late-1 08:10:00 08:16:00 0.3 0.62 share eve null",
                        "no-go:0000000000000051 HIGH acme-van 08:10:00 08:20:00 null null null null null",
                        "late:0000000000000011 HIGH late-1 08:20:00 08:40:00 0.52 0.52 share null null",
                        "late:0000000000000020 MEDIUM late-2 08:25:00 08:35:00 0.31 0.31 share null null",
                        "no-go:0000000000000054 HIGH acme-van 08:30:00 null null null null null null",
                        "late:0000000000000021 MEDIUM late-2 08:35:00 null 0.32 0.32 share null null");
    }

    @Test
    void anAlertSaysWhereItBegan() throws Exception {
        JsonNode alerts =
                stack.server()
                        .get("/v1/alerts?" + StoredRow.SPAN, stack.ops())
                        .body()
                        .path("alerts");

        for (JsonNode alert : alerts) {
            String id = alert.path("id").asText();
            double lat = id.startsWith("late") ? 41.16 : 41.15;
            if (!id.endsWith("20") && !id.endsWith("21")) {
                assertThat(alert.path("lat").asDouble()).as(id).isEqualTo(lat);
            } else {
                assertThat(alert.path("lat").isNull()).as("nothing is known of its order").isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "08:17:00,08:18:00,speeding:ffff000000000001 no-go:0000000000000051",
        "08:15:00,08:15:01,speeding:ffff000000000001 silence:00000000000000ab late:0000000000000010 no-go:0000000000000051",
        "08:04:59,08:05:00,speeding:ffff000000000001"
    })
    void aSpanHoldsWhatWentOnInIt(String from, String to, String ids) throws Exception {
        List<String> found =
                alerts(
                                "/v1/alerts?from=2026-03-01T%sZ&to=2026-03-01T%sZ"
                                        .formatted(from, to),
                                stack.ops())
                        .stream()
                        .map(alert -> alert.substring(0, alert.indexOf(' ')))
                        .toList();

        assertThat(String.join(" ", found)).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({"OPS,200", "DRIVER,403", "CUSTOMER,403", "MERCHANT,403"})
    void alertsAndKeyFiguresAreForOpsOfTheTenant(Role role, int status) throws Exception {
        for (String tenant : StoredPast.TENANTS) {
            String token = stack.token(tenant, role, "v-1");
            for (String path : List.of("/v1/alerts?", "/v1/kpis?")) {
                Checked answer = stack.server().get(path + StoredRow.SPAN, token);

                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.body().toString())
                        .doesNotContain(tenant.equals("acme") ? "rival" : "acme");
            }
        }
        Checked nobody =
                stack.server()
                        .get("/v1/alerts?" + StoredRow.SPAN, stack.token("nobody", role, "v-1"));
        assertThat(nobody.body().path("alerts")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 60, 450, 86_400})
    void thinsKeyFiguresLikeARecompute(int step) throws Exception {
        Map<Long, List<Window>> steps = new TreeMap<>();
        for (Window window : StoredPast.WINDOWS) {
            steps.computeIfAbsent(
                            (window.end().toEpochMilli() - 1) / (step * 1_000L),
                            s -> new ArrayList<>())
                    .add(window);
        }

        JsonNode answer =
                stack.server()
                        .get("/v1/kpis?" + StoredRow.SPAN + "&step=" + step, stack.ops())
                        .body();

        assertThat(answer.path("stepSeconds").asInt()).isEqualTo(step);
        List<String> points = new ArrayList<>();
        answer.path("kpis").forEach(point -> points.add(point(point)));
        assertThat(points)
                .containsExactlyElementsOf(
                        steps.values().stream().map(RestPastIT::expected).toList());
    }

    @Test
    void choosesAStepThatGivesSomeHundredPoints() throws Exception {
        JsonNode hour = stack.server().get("/v1/kpis?" + StoredRow.SPAN, stack.ops()).body();
        JsonNode month =
                stack.server()
                        .get(
                                "/v1/kpis?from=2026-02-10T00:00:00Z&to=2026-03-13T00:00:00Z",
                                stack.ops())
                        .body();

        assertThat(hour.path("stepSeconds").asInt()).isEqualTo(10);
        assertThat(hour.path("kpis")).hasSize(StoredPast.WINDOWS.size());
        assertThat(month.path("stepSeconds").asInt()).isEqualTo(5_360);
        assertThat(month.path("kpis")).hasSizeBetween(1, 2);
    }

    private static String expected(List<Window> windows) {
        Window last = windows.get(windows.size() - 1);
        int eur = sum(windows, Window::eur);
        return "%s %s %d %d %d %d [%d CHF%s] 84 210"
                .formatted(
                        windows.get(0).end().minusSeconds(10),
                        last.end(),
                        last.vehicles(),
                        last.open(),
                        sum(windows, Window::created),
                        sum(windows, Window::delivered),
                        sum(windows, Window::chf),
                        eur == 0 ? "" : ", " + eur + " EUR");
    }

    private static String point(JsonNode point) {
        List<String> revenue = new ArrayList<>();
        point.path("revenue")
                .forEach(
                        amount ->
                                revenue.add(
                                        amount.path("minor").asLong()
                                                + " "
                                                + amount.path("currency").asText()));
        return "%s %s %d %d %d %d %s %s %s"
                .formatted(
                        point.path("from").asText(),
                        point.path("time").asText(),
                        point.path("activeVehicles").asInt(),
                        point.path("openOrders").asInt(),
                        point.path("createdOrders").asInt(),
                        point.path("deliveredOrders").asInt(),
                        revenue,
                        point.path("eventAgeP50Millis").asText(),
                        point.path("eventAgeP95Millis").asText());
    }

    private static int sum(List<Window> windows, ToIntFunction<Window> of) {
        return windows.stream().mapToInt(of).sum();
    }

    private Checked timeline(String order, String tenant, Role role, String subject)
            throws Exception {
        return stack.server()
                .get("/v1/orders/" + order + "/timeline", stack.token(tenant, role, subject));
    }

    private List<String> alerts(String url, String token) throws Exception {
        List<String> all = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = stack.server().get(url + after, token).body();
            all.addAll(texts(page.path("alerts"), RestPastIT::alert));
            if (page.path("next").isNull()) {
                return all;
            }
            after = "&after=" + page.path("next").asText();
        }
    }

    private static String alert(JsonNode alert) {
        return String.join(
                " ",
                alert.path("id").asText(),
                alert.path("severity").asText(),
                alert.path("order").isNull()
                        ? alert.path("vehicle").asText()
                        : alert.path("order").asText(),
                clock(alert, "startedAt"),
                clock(alert, "endedAt"),
                alert.path("measured").asText(),
                alert.path("worst").asText(),
                alert.path("unit").asText(),
                alert.path("acknowledgedBy").asText(),
                alert.path("resolvedBy").asText());
    }

    private static List<String> events(JsonNode timeline) {
        return texts(
                timeline.path("events"),
                event ->
                        String.join(
                                " ",
                                event.path("kind").asText(),
                                clock(event, "time"),
                                event.path("actor").asText(),
                                event.path("detail").asText()));
    }

    private static List<String> estimates(JsonNode timeline) {
        return texts(
                timeline.path("estimates"),
                told ->
                        String.join(
                                " ",
                                told.path("stop").asText(),
                                clock(told, "time"),
                                clock(told, "p10"),
                                clock(told, "p50"),
                                clock(told, "p90"),
                                told.path("vehicle").asText(),
                                told.path("remainingMeters").asText(),
                                told.path("lateProbability").asText()));
    }

    private static List<String> texts(JsonNode rows, Function<JsonNode, String> text) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(text.apply(row)));
        return texts;
    }

    /** The time of the day, to the second. */
    private static String clock(JsonNode row, String name) {
        return row.path(name).isNull() ? "null" : row.path(name).asText().substring(11, 19);
    }
}
