/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.gateway.auth.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How many orders were open, unassigned and at risk, held against a recount. */
@Timeout(60)
@ExtendWith(RestStack.Resolver.class)
class RestOrderLoadIT {
    private final SteppedRoute route;

    RestOrderLoadIT(RestStack stack) {
        this.route =
                new SteppedRoute(
                        stack, "/v1/order-load", "load", List.of("open", "unassigned", "lateRisk"));
    }

    @ParameterizedTest
    @CsvSource({
        "busy,-60,120,60",
        "busy,-60,120,300",
        "calm,-30,90,60",
        "busy,10.05,11.95,10",
        "busy,60,120,3600",
        "nobody,0,60,60"
    })
    void pointsAreOfTheMoment(String tenant, double fromMinute, double toMinute, int step)
            throws Exception {
        Instant from = StoredPast.at(fromMinute);
        Instant to = StoredPast.at(toMinute);

        assertThat(route.points(tenant, from, to, step))
                .containsExactlyElementsOf(expected(tenant, from, to, step));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPS")
    void isForOps(Role role) throws Exception {
        route.assertRefused("busy", role);
    }

    private static List<String> expected(String tenant, Instant from, Instant to, int step) {
        List<String> points = new ArrayList<>();
        if (!StoredLoad.TENANTS.contains(tenant)) {
            return points;
        }
        long first = Math.floorDiv(from.getEpochSecond(), step) + 1L;
        for (long tick = first; tick * step <= to.getEpochSecond(); tick++) {
            Instant moment = Instant.ofEpochSecond(tick * step);
            StoredLoad.Count count = StoredLoad.at(tenant, moment, from);
            if (count.open() > 0) {
                points.add(
                        "%s %d %d %d"
                                .formatted(
                                        moment,
                                        count.open(),
                                        count.unassigned(),
                                        count.lateRisk()));
            }
        }
        return points;
    }
}
