/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.PlanePoint;
import io.roadstream.ingest.simulator.file.WholeFile;
import io.roadstream.ingest.simulator.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Where the vehicles of a city are, from one run to the next, so that they need not jump: whoever
 * follows them remembers where they were. JSON: {@code city}, {@code time} by its clock, {@code
 * vehicles} with {@code lat} and {@code lon} each. A reader sees an old file or a new one, never
 * half of one. For one thread.
 */
final class PlacesFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Path file;
    private final City city;
    private final String cityId;

    /** Of all vehicles ever written here; a run with fewer of them forgets none. */
    private final Map<String, PlanePoint> places = new TreeMap<>();

    private long dueMillis = Long.MIN_VALUE;

    private PlacesFile(Path file, City city, long seed) {
        this.file = file;
        this.city = city;
        GeoPoint centre = city.plane().centre();
        this.cityId =
                "%s, seed %d, around %s,%s"
                        .formatted(city.name(), seed, centre.lat(), centre.lon());
    }

    /**
     * Begins with what an earlier run left. A file that is broken or of another city is as none.
     *
     * @param seed of the city
     * @param warning hears why a file is of no use
     */
    static PlacesFile open(Path file, City city, long seed, Consumer<String> warning) {
        PlacesFile opened = new PlacesFile(file, city, seed);
        if (Files.exists(file)) {
            try {
                opened.places.putAll(opened.read());
            } catch (IOException | InvalidEventException | IllegalArgumentException e) {
                warning.accept(
                        "vehicles begin anew, since %s does not tell where they were: %s"
                                .formatted(file, firstLine(e)));
            }
        }
        return opened;
    }

    /** Where vehicles were last. */
    Map<String, PlanePoint> places() {
        return Collections.unmodifiableMap(places);
    }

    /** Writes the file if it is older than five seconds by the city's clock. */
    void keep(World world) {
        if (world.nowMillis() >= dueMillis) {
            dueMillis = world.nowMillis() + EVERY.toMillis();
            write(world);
        }
    }

    void write(World world) {
        places.putAll(world.places());
        try {
            WholeFile.write(file, out -> write(world.nowMillis(), out));
        } catch (IOException e) {
            throw new UncheckedIOException("the places can't be written to " + file, e);
        }
    }

    private void write(long nowMillis, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("city", cityId);
            json.writeStringField("time", Instant.ofEpochMilli(nowMillis).toString());
            json.writeObjectFieldStart("vehicles");
            for (Map.Entry<String, PlanePoint> vehicle : places.entrySet()) {
                GeoPoint place = city.plane().toEarth(vehicle.getValue());
                json.writeObjectFieldStart(vehicle.getKey());
                json.writeNumberField("lat", place.lat());
                json.writeNumberField("lon", place.lon());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private Map<String, PlanePoint> read() throws IOException {
        JsonNode root = JSON.readTree(file.toFile());
        String of = root.path("city").asText();
        if (!of.equals(cityId)) {
            throw new IOException("it is of '%s', the city is '%s'".formatted(of, cityId));
        }
        if (!root.path("vehicles").isObject()) {
            throw new IOException("it names no vehicles");
        }
        Map<String, PlanePoint> read = new TreeMap<>();
        for (Map.Entry<String, JsonNode> vehicle : root.path("vehicles").properties()) {
            read.put(vehicle.getKey(), place(vehicle.getKey(), vehicle.getValue()));
        }
        return read;
    }

    /** Jackson adds where in the text it was, which says nothing to people. */
    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private PlanePoint place(String vehicle, JsonNode place) throws IOException {
        if (!place.path("lat").isNumber() || !place.path("lon").isNumber()) {
            throw new IOException("%s is nowhere".formatted(vehicle));
        }
        return city.plane()
                .toPlane(
                        GeoPoint.ofDegrees(
                                place.path("lat").asDouble(), place.path("lon").asDouble()));
    }
}
