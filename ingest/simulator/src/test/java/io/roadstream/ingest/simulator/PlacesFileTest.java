/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.CityGenerator;
import io.roadstream.ingest.simulator.city.PlanePoint;
import io.roadstream.ingest.simulator.fixtures.Days;
import io.roadstream.ingest.simulator.fixtures.EventLog;
import io.roadstream.ingest.simulator.plan.FirstCome;
import io.roadstream.ingest.simulator.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 7;
    private static final City CITY = Days.city(SEED);

    /** Half of GeoPoint's unit on both axes is about a centimetre. */
    private static final double ROUNDED_METERS = 0.02;

    private final List<String> warnings = new ArrayList<>();
    @TempDir private Path folder = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("places.json");
    }

    @Test
    void isReadBackAsItWasWritten() {
        World world = world(12);
        world.runUntil(Days.START + 600_000);

        open(CITY, SEED).write(world);

        Map<String, PlanePoint> read = open(CITY, SEED).places();
        assertThat(read.keySet()).isEqualTo(world.places().keySet()).hasSize(12);
        read.forEach(
                (vehicle, place) ->
                        assertThat(meters(place, world.places(), vehicle))
                                .isLessThan(ROUNDED_METERS));
        assertThat(warnings).isEmpty();
    }

    @Test
    void thereNeedNotBeOne() {
        assertThat(open(CITY, SEED).places()).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void tellsCityAndTimeToo() throws Exception {
        World world = world(1);
        world.runUntil(Days.START + 60_000);

        open(CITY, SEED).write(world);

        JsonNode root = JSON.readTree(file.toFile());
        assertThat(root.get("city").asText())
                .isEqualTo(CITY.name() + ", seed 7, around 45.94,-0.96");
        assertThat(root.get("time").asText()).startsWith("2026-11-26T10:00:59");
        assertThat(root.get("vehicles").get("v-0001").get("lat").isNumber()).isTrue();
    }

    @Test
    void anotherSeedOrAnotherCentreIsAnotherCity() {
        open(CITY, SEED).write(world(3));

        assertThat(open(Days.city(8), 8).places()).isEmpty();
        City elsewhere = CityGenerator.generate(SEED, GeoPoint.ofDegrees(40, 10));
        assertThat(open(elsewhere, SEED).places()).isEmpty();
        assertThat(warnings)
                .hasSize(2)
                .allMatch(
                        warning ->
                                warning.startsWith(
                                        "vehicles begin anew, since %s does not tell where they were: it is of '%s, seed 7,"
                                                .formatted(file, CITY.name())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{'city':'%s'}",
                "{'city':'%s','vehicles':[]}",
                "{'city':'%s','vehicles':{'v-0001':{'lat':45.9}}}",
                "{'city':'%s','vehicles':{'v-0001':{'lat':'45.9','lon':'-0.9'}}}",
                "{'city':'%s','vehicles':{'v-0001':{'lat':91,'lon':0}}}",
                "{'city':'%s','vehicles':{'v-0001':{'lat':45.9,'lon':100}}}",
                "{'city':'%s','vehicles':{'v-0001':{'lat':45.94,'lon':-0.96},'v-0002':7}}",
                "{'city':'%s','vehicles':{'v-0001':{'lat':45.94,'lon':-0.96}}"
            })
    void aBrokenOneIsAsNoneAndSaysSo(String text) throws Exception {
        String id = CITY.name() + ", seed 7, around 45.94,-0.96";
        Files.writeString(file, text.replace('\'', '"').replace("%s", id));

        PlacesFile places = open(CITY, SEED);

        assertThat(places.places()).isEmpty();
        assertThat(warnings).hasSize(1).noneMatch(warning -> warning.contains("\n"));
        places.write(world(2));
        assertThat(open(CITY, SEED).places()).hasSize(2);
    }

    @Test
    void aRunWithFewerVehiclesForgetsNone() {
        World many = world(9);
        many.runUntil(Days.START + 600_000);
        open(CITY, SEED).write(many);

        World few = world(3);
        open(CITY, SEED).write(few);

        Map<String, PlanePoint> read = open(CITY, SEED).places();
        assertThat(read).hasSize(9);
        assertThat(meters(read.get("v-0009"), many.places(), "v-0009")).isLessThan(ROUNDED_METERS);
        assertThat(meters(read.get("v-0003"), few.places(), "v-0003")).isLessThan(ROUNDED_METERS);
    }

    @Test
    void isKeptEveryFiveSecondsOfTheCitysClock() throws Exception {
        World world = world(4);
        PlacesFile places = open(CITY, SEED);
        List<String> times = new ArrayList<>();
        while (world.nextMillis() < Days.START + 21_000) {
            world.runNext();
            places.keep(world);
            String time = JSON.readTree(file.toFile()).get("time").asText();
            if (!times.contains(time)) {
                times.add(time);
            }
        }

        assertThat(times)
                .containsExactly(
                        "2026-11-26T10:00:01Z",
                        "2026-11-26T10:00:06Z",
                        "2026-11-26T10:00:11Z",
                        "2026-11-26T10:00:16Z");
    }

    @Test
    void whoeverReadsWhileItIsWrittenSeesAWholeOne() throws Exception {
        World world = world(500);
        PlacesFile places = open(CITY, SEED);
        places.write(world);
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 200; i++) {
                                places.write(world);
                            }
                        });

        int read = 0;
        do {
            assertThat(open(CITY, SEED).places()).hasSize(500);
            read++;
        } while (!writing.isDone());
        writing.get();

        assertThat(read).isPositive();
        assertThat(warnings).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private PlacesFile open(City city, long seed) {
        return PlacesFile.open(file, city, seed, warnings::add);
    }

    private static double meters(
            @Nullable PlanePoint place, Map<String, PlanePoint> places, String vehicle) {
        return Objects.requireNonNull(place)
                .distanceMeters(Objects.requireNonNull(places.get(vehicle)));
    }

    private static World world(int vehicles) {
        return new World(CITY, Days.usual(SEED, vehicles, 60), new FirstCome(), new EventLog());
    }
}
