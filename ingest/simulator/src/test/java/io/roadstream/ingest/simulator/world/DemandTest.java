/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.DistrictKind;
import io.roadstream.ingest.simulator.fixtures.Days;
import io.roadstream.ingest.simulator.order.CustomerOrder;
import io.roadstream.ingest.simulator.order.Demand;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemandTest {
    private static final int PER_HOUR = 200;
    private static final int WEEKS = 2;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void ordersFollowTheHourAndTheDistrictAndTheirMeanIsTheSetting(long seed) {
        City city = Days.city(seed);
        List<CustomerOrder> orders = orders(city, seed);

        int hours = WEEKS * 7 * 24;
        double expected = PER_HOUR * (double) hours;
        assertThat((double) orders.size())
                .isBetween(expected - 5 * Math.sqrt(expected), expected + 5 * Math.sqrt(expected));
        long dinner = countAt(orders, 19);
        long night = countAt(orders, 3);
        assertThat(dinner).isGreaterThan(8 * night);
        Map<DistrictKind, Long> byDistrict = new EnumMap<>(DistrictKind.class);
        orders.forEach(
                order ->
                        byDistrict.merge(city.kindAt(order.pickup().spot().edge()), 1L, Long::sum));
        assertThat(byDistrict.get(DistrictKind.OLD_TOWN)).isGreaterThan(1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyOrderCanBeWrittenAndMakesSense(long seed) {
        City city = Days.city(seed);

        assertThat(orders(city, seed))
                .allSatisfy(
                        order -> {
                            assertThat(order.id()).matches("[A-Za-z0-9._:-]{1,64}");
                            assertThat(order.pickup().fromMillis())
                                    .isGreaterThan(order.createdMillis());
                            assertThat(order.dropoff().untilMillis())
                                    .isGreaterThan(order.pickup().fromMillis());
                            assertThat(order.size()).isBetween(1, 3);
                            assertThat(order.price().minor()).isBetween(500L, 5_000L);
                            assertThat(order.dropoff().name()).matches("\\d+ .+");
                        })
                .extracting(CustomerOrder::id)
                .doesNotHaveDuplicates();
    }

    private static List<CustomerOrder> orders(City city, long seed) {
        Demand demand =
                new Demand(
                        city,
                        Days.usual(seed, 1, PER_HOUR).demand(),
                        ZoneId.of("Europe/Paris"),
                        new SplittableRandom(seed));
        List<CustomerOrder> orders = new ArrayList<>();
        long end = Days.START + WEEKS * 7 * 86_400_000L;
        for (long time = demand.nextMillis(Days.START);
                time < end;
                time = demand.nextMillis(time)) {
            orders.add(demand.draw(time));
        }
        return orders;
    }

    private static long countAt(List<CustomerOrder> orders, int hour) {
        ZoneId zone = ZoneId.of("Europe/Paris");
        return orders.stream()
                .filter(
                        order ->
                                Instant.ofEpochMilli(order.createdMillis()).atZone(zone).getHour()
                                        == hour)
                .count();
    }
}
