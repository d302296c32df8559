/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.Anomalies;
import io.roadstream.contract.fixtures.DeadLetters;
import io.roadstream.contract.fixtures.Dispatches;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.Orders;
import io.roadstream.contract.fixtures.RandomEvents;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.fixtures.Statuses;
import io.roadstream.contract.fixtures.Tracks;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TopicsTest {
    @Test
    void namesAreNounsWithAVersion() {
        assertThat(names()).allMatch(name -> name.matches("fleet\\.[a-z]+(-[a-z]+)*\\.v[1-9]\\d*"));
    }

    @Test
    void namesAreASchema() {
        assertThat(names())
                .containsExactly(
                        "fleet.positions.v1",
                        "fleet.vehicle-status.v1",
                        "fleet.orders.v1",
                        "fleet.order-events.v1",
                        "fleet.vehicles.v1",
                        "fleet.drivers.v1",
                        "fleet.tenants.v1",
                        "fleet.geofences.v1",
                        "fleet.alert-handlings.v1",
                        "fleet.tracks.v1",
                        "fleet.vehicle-latest.v1",
                        "fleet.geofence-transitions.v1",
                        "fleet.anomalies.v1",
                        "fleet.etas.v1",
                        "fleet.triggers.v1",
                        "fleet.plans.v1",
                        "fleet.fleet-metrics.v1",
                        "fleet.dead-letters.v1");
    }

    @Test
    void listsEveryTopicOnce() {
        List<String> declared =
                Arrays.stream(Topics.class.getDeclaredFields())
                        .filter(field -> Modifier.isPublic(field.getModifiers()))
                        .filter(field -> field.getType() == Topic.class)
                        .map(TopicsTest::name)
                        .toList();

        assertThat(names()).containsExactlyInAnyOrderElementsOf(declared).doesNotHaveDuplicates();
    }

    @Test
    void partitionsDivideTheGreatestParallelism() {
        assertThat(Topics.MAX_PARALLELISM).isEqualTo(720);
        assertThat(Topics.list())
                .allMatch(topic -> Topics.MAX_PARALLELISM % topic.settings().partitions() == 0);
    }

    @Test
    void settingsAreThoseOfTheDesign() {
        Map<String, String> settings =
                Topics.list().stream().collect(Collectors.toMap(Topic::name, TopicsTest::describe));

        assertThat(settings)
                .containsOnly(
                        Map.entry("fleet.positions.v1", "12 DELETE PT168H"),
                        Map.entry("fleet.vehicle-status.v1", "3 DELETE PT168H"),
                        Map.entry("fleet.geofences.v1", "3 COMPACT"),
                        Map.entry("fleet.geofence-transitions.v1", "12 DELETE PT168H"),
                        Map.entry("fleet.orders.v1", "12 DELETE PT720H"),
                        Map.entry("fleet.order-events.v1", "12 DELETE PT720H"),
                        Map.entry("fleet.vehicles.v1", "3 COMPACT"),
                        Map.entry("fleet.drivers.v1", "3 COMPACT"),
                        Map.entry("fleet.tenants.v1", "3 COMPACT"),
                        Map.entry("fleet.tracks.v1", "12 DELETE PT168H"),
                        Map.entry("fleet.vehicle-latest.v1", "12 COMPACT"),
                        Map.entry("fleet.anomalies.v1", "12 DELETE PT168H"),
                        Map.entry("fleet.etas.v1", "12 DELETE PT168H"),
                        Map.entry("fleet.triggers.v1", "12 DELETE PT168H"),
                        Map.entry("fleet.plans.v1", "12 DELETE PT168H"),
                        Map.entry("fleet.fleet-metrics.v1", "3 DELETE PT168H"),
                        Map.entry("fleet.alert-handlings.v1", "3 DELETE PT720H"),
                        Map.entry("fleet.dead-letters.v1", "3 DELETE PT720H"));
    }

    @Test
    void keysAreTenantAndId() {
        assertThat(text(Topics.POSITIONS.key(Reports.report("cab-1").build())))
                .isEqualTo("acme|cab-1");
        assertThat(text(Topics.TRACKS.key(Tracks.track("cab-1")))).isEqualTo("acme|cab-1");
        assertThat(text(Topics.VEHICLE_LATEST.key(Tracks.track("cab-1")))).isEqualTo("acme|cab-1");
        assertThat(text(Topics.VEHICLE_STATUS.key(Statuses.resolved("cab-1"))))
                .isEqualTo("acme|cab-1");
        assertThat(text(Topics.GEOFENCES.key(Geofences.depot()))).isEqualTo("acme|depot-1");
        assertThat(text(Topics.GEOFENCE_TRANSITIONS.key(Geofences.entered("cab-1"))))
                .isEqualTo("acme|cab-1");
        assertThat(text(Topics.ORDERS.key(Orders.full("o-1")))).isEqualTo("acme|o-1");
        assertThat(text(Topics.ORDER_EVENTS.key(Orders.event("o-1")))).isEqualTo("acme|o-1");
        assertThat(text(Topics.VEHICLES.key(Orders.vehicle("cab-1")))).isEqualTo("acme|cab-1");
        assertThat(text(Topics.DRIVERS.key(Orders.driver("d-1")))).isEqualTo("acme|d-1");
        assertThat(text(Topics.TENANTS.key(Orders.tenant()))).isEqualTo("acme|acme");
        assertThat(text(Topics.ANOMALIES.key(Anomalies.raised("cab-1")))).isEqualTo("acme|cab-1");
        assertThat(text(Topics.ETAS.key(Dispatches.eta("o-1")))).isEqualTo("acme|o-1");
        assertThat(text(Topics.TRIGGERS.key(Dispatches.newOrder("o-1")))).isEqualTo("acme|o-1");
        assertThat(text(Topics.PLANS.key(Dispatches.plan("van-1")))).isEqualTo("acme|van-1");
        assertThat(text(Topics.FLEET_METRICS.key(Dispatches.kpis()))).isEqualTo("acme|all");
        assertThat(text(Topics.ALERT_HANDLINGS.key(Dispatches.resolved("silence:1"))))
                .isEqualTo("acme|silence:1");
        assertThat(text(Topics.DEAD_LETTERS.key(DeadLetters.latitudeOutOfRange())))
                .isEqualTo("acme|http:/v1/positions");
    }

    @SeededTest
    void differentVehiclesNeverShareAKey(long seed) {
        RandomEvents events = new RandomEvents(seed);
        Map<String, List<String>> ownerOfKey = new HashMap<>();

        for (int i = 0; i < 500; i++) {
            var report = events.report();
            List<String> owner = List.of(report.envelope().tenant(), report.envelope().entityId());
            String key = text(Topics.POSITIONS.key(report));

            assertThat(ownerOfKey.putIfAbsent(key, owner)).isIn(null, owner);
            assertThat(key.split("\\|", -1)).containsExactly(owner.get(0), owner.get(1));
        }
    }

    @Test
    void codecsReadWhatTheyWrote() {
        var report = Reports.report("cab-1").build();
        var track = Tracks.track("cab-1");
        var letter = DeadLetters.latitudeOutOfRange();
        var status = Statuses.resolved("cab-1");

        assertReadsWhatItWrote(Topics.ORDERS, Orders.full("o-1"));
        assertReadsWhatItWrote(Topics.ORDER_EVENTS, Orders.event("o-1"));
        assertReadsWhatItWrote(Topics.VEHICLES, Orders.vehicle("cab-1"));
        assertReadsWhatItWrote(Topics.DRIVERS, Orders.driver("d-1"));
        assertReadsWhatItWrote(Topics.TENANTS, Orders.tenant());
        assertReadsWhatItWrote(Topics.ETAS, Dispatches.eta("o-1"));
        assertReadsWhatItWrote(Topics.TRIGGERS, Dispatches.lateRisk("o-1"));
        assertReadsWhatItWrote(Topics.PLANS, Dispatches.plan("van-1"));
        assertReadsWhatItWrote(Topics.FLEET_METRICS, Dispatches.kpis());
        assertReadsWhatItWrote(Topics.ALERT_HANDLINGS, Dispatches.acknowledged("silence:1"));
        assertReadsWhatItWrote(Topics.ANOMALIES, Anomalies.ended("cab-1"));
        assertThat(Topics.POSITIONS.codec().decode(Topics.POSITIONS.codec().encode(report)))
                .isEqualTo(report);
        assertThat(Topics.TRACKS.codec().decode(Topics.TRACKS.codec().encode(track)))
                .isEqualTo(track);
        assertThat(
                        Topics.VEHICLE_LATEST
                                .codec()
                                .decode(Topics.VEHICLE_LATEST.codec().encode(track)))
                .isEqualTo(track);
        assertThat(
                        Topics.VEHICLE_STATUS
                                .codec()
                                .decode(Topics.VEHICLE_STATUS.codec().encode(status)))
                .isEqualTo(status);
        var fence = Geofences.depot();
        var transition = Geofences.entered("cab-1");
        assertThat(Topics.GEOFENCES.codec().decode(Topics.GEOFENCES.codec().encode(fence)))
                .isEqualTo(fence);
        assertThat(
                        Topics.GEOFENCE_TRANSITIONS
                                .codec()
                                .decode(Topics.GEOFENCE_TRANSITIONS.codec().encode(transition)))
                .isEqualTo(transition);
        assertThat(Topics.DEAD_LETTERS.codec().decode(Topics.DEAD_LETTERS.codec().encode(letter)))
                .isEqualTo(letter);
    }

    private static <T> void assertReadsWhatItWrote(Topic<T> topic, T event) {
        assertThat(topic.codec().decode(topic.codec().encode(event))).isEqualTo(event);
    }

    private static List<String> names() {
        return Topics.list().stream().<String>map(Topic::name).toList();
    }

    private static String name(Field field) {
        try {
            return ((Topic<?>) field.get(null)).name();
        } catch (IllegalAccessException e) {
            throw new AssertionError(field.toString(), e);
        }
    }

    private static String describe(Topic<?> topic) {
        TopicSettings settings = topic.settings();
        return switch (settings.cleanup()) {
            case DELETE -> settings.partitions() + " DELETE " + settings.retention();
            case COMPACT -> settings.partitions() + " COMPACT";
        };
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
