/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.gateway.rest.RestServer.Checked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a request is said with the parameter, its value and its limit. */
@Timeout(60)
@ExtendWith(RestStack.Resolver.class)
class RestParametersIT {
    private final RestStack stack;

    RestParametersIT(RestStack stack) {
        this.stack = stack;
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
                "/v1/vehicles/acme-1/track | from=2026-03-01T08:00:00Z&to=2026-03-02T08:00:01Z | 24 h",
                "/v1/vehicles/acme-1/track | from=1772352000000&to=1772352001000&after=5.1 | within",
                "/v1/vehicles/acme-1 | x=1 | no parameter x",
                "/v1/activity | from=2026-03-01T08:00:00Z&to=2026-03-01T09:00:00Z&step=1 | at most 2000 steps apart, were 3600",
                "/v1/orders/acme-1/timeline | step=3601 | [1, 3600]",
                "/v1/orders/a%20b/timeline | step=1 | order",
                "/v1/alerts | from=2026-03-01T08:00:00Z&to=2026-03-02T08:00:01Z | at most 24 h",
                "/v1/alerts | from=1772352000000&to=1772352001000&limit=10001 | [1, 10000]",
                "/v1/alerts | from=1772352000000&to=1772352001000&after=x | next of an answer",
                "/v1/kpis | from=2026-03-01T08:00:00Z&to=2026-04-01T08:00:01Z | at most 744 h",
                "/v1/kpis | from=2026-03-01T08:00:00Z&to=2026-03-01T09:00:00Z&step=9 | [10, 86400]",
                "/v1/kpis | from=2026-03-01T08:00:00Z&to=2026-03-02T08:00:00Z&step=60 | at most 500 steps apart, were 1440",
                "/v1/eta-accuracy | from=2026-03-01T08:00:00Z&to=2026-03-02T08:00:01Z | at most 24 h",
                "/v1/eta-accuracy | from=2026-03-01T08:00:00Z&to=2026-03-01T09:00:00Z&step=9 | [10, 3600]",
                "/v1/eta-accuracy | from=2026-03-01T08:00:00Z&to=2026-03-02T08:00:00Z&step=60 | at most 500 steps apart, were 1440",
                "/v1/order-load | from=2026-03-01T08:00:00Z&to=2026-03-01T14:00:01Z | at most 6 h",
                "/v1/order-load | from=2026-03-01T08:00:00Z&to=2026-03-01T09:00:00Z&step=9 | [10, 3600]"
            })
    void saysWhatIsWrongWithAParameter(String path, String query, String says) throws Exception {
        Checked answer = stack.server().get(path + "?" + query, stack.ops());

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.detail()).contains(says);
    }

    @Test
    void refusesAnIdThatNoVehicleCanHave() throws Exception {
        assertThat(stack.server().get("/v1/vehicles/a%20b", stack.ops()).status()).isEqualTo(400);
    }
}
