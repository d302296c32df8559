/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.gateway.auth.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How far estimates were from arrivals, held against a recount. */
@Timeout(60)
@ExtendWith(RestStack.Resolver.class)
class RestEtaAccuracyIT {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final SteppedRoute route;

    RestEtaAccuracyIT(RestStack stack) {
        this.route =
                new SteppedRoute(
                        stack,
                        "/v1/eta-accuracy",
                        "accuracy",
                        List.of("arrivals", "p50ErrorMillis", "p90ErrorMillis"));
    }

    @ParameterizedTest
    @CsvSource({
        "acme,-90,150,60",
        "acme,-90,150,300",
        "rival,-90,150,300",
        "acme,-90,150,3600",
        "acme,10,11,10",
        "acme,200,240,60"
    })
    void pointsAreOfTheHourBefore(String tenant, int fromMinute, int toMinute, int step)
            throws Exception {
        Instant from = StoredPast.at(fromMinute);
        Instant to = StoredPast.at(toMinute);

        assertThat(route.points(tenant, from, to, step))
                .containsExactlyElementsOf(expected(tenant, from, to, step));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPS")
    void isForOps(Role role) throws Exception {
        route.assertRefused("acme", role);
    }

    private static List<String> expected(String tenant, Instant from, Instant to, int step) {
        List<String> points = new ArrayList<>();
        long first = Math.floorDiv(from.getEpochSecond(), step) + 1L;
        for (long tick = first; tick * step <= to.getEpochSecond(); tick++) {
            Instant end = Instant.ofEpochSecond(tick * step);
            List<Long> errors =
                    StoredArrivals.of(tenant).stream()
                            .filter(arrival -> !arrival.at().isAfter(end))
                            .filter(arrival -> arrival.at().isAfter(end.minus(WINDOW)))
                            .map(StoredArrivals.Arrived::errorMillis)
                            .flatMap(Optional::stream)
                            .sorted()
                            .toList();
            if (!errors.isEmpty()) {
                points.add(
                        "%s %d %d %d"
                                .formatted(
                                        end,
                                        errors.size(),
                                        errors.get((int) (0.5 * errors.size())),
                                        errors.get((int) (0.9 * errors.size()))));
            }
        }
        return points;
    }
}
