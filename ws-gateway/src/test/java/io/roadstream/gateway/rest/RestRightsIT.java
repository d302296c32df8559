/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.fixtures.TamperedToken;
import io.roadstream.gateway.rest.RestServer.Checked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sees what: tenants, roles and tokens. */
@Timeout(60)
@ExtendWith(RestStack.Resolver.class)
class RestRightsIT {
    private final RestStack stack;

    RestRightsIT(RestStack stack) {
        this.stack = stack;
    }

    @Test
    void tellsAPageOfItsOwnTenantsZoneLocaleAndUnits() throws Exception {
        JsonNode acme = get("/v1/page", stack.ops()).body();
        JsonNode rival = get("/v1/page", stack.token("rival", Role.OPS, "ops")).body();

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
        String token = stack.token(tenant, role, subject);

        Checked newest = get("/v1/vehicles/" + vehicle, token);
        Checked track = get("/v1/vehicles/" + vehicle + "/track?" + StoredRow.SPAN, token);

        assertThat(newest.status()).as("%s", newest.body()).isEqualTo(status);
        assertThat(track.status()).as("%s", track.body()).isEqualTo(status);
        if (status == 200) {
            assertThat(texts(track.body().path("positions"), "time"))
                    .containsExactlyElementsOf(
                            StoredRow.of(tenant, vehicle).map(StoredRow::time).toList());
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
        String token = stack.token(tenant, role, subject);
        List<String> expected =
                Stream.of(vehicles.split(" ", -1)).filter(v -> !v.isEmpty()).toList();

        JsonNode list = get("/v1/vehicles", token).body();
        JsonNode steps = get("/v1/positions?" + StoredRow.SPAN, token).body();

        assertThat(texts(list.path("vehicles"), "vehicle")).isEqualTo(expected);
        assertThat(Set.copyOf(texts(steps.path("positions"), "vehicle")))
                .isEqualTo(Set.copyOf(expected));
        for (JsonNode position : steps.path("positions")) {
            long millis = Instant.parse(position.path("time").asText()).toEpochMilli();
            assertThat(
                            StoredRow.of(tenant, position.path("vehicle").asText())
                                    .map(StoredRow::millis))
                    .contains(millis);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DOCUMENT")
    void wantsAValidToken(Route route) throws Exception {
        String expired = stack.token("acme", Role.OPS, "ops", Duration.ofSeconds(-1));
        String path = route.path().replace("{id}", "acme-1");

        for (String token :
                List.of(expired, TamperedToken.of(stack.ops(), "acme", "rival"), "junk")) {
            for (String method : route.methods()) {
                assertThat(stack.server().request(method, path, token).status()).isEqualTo(401);
            }
        }
    }

    private Checked get(String pathAndQuery, String token) throws Exception {
        return stack.server().get(pathAndQuery, token);
    }

    private static List<String> texts(JsonNode rows, String name) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.path(name).asText()));
        return texts;
    }
}
