/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.contract.geo.GeoPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * Reads the street network of Porto: {@code porto-road-segments.csv.gz} and {@code
 * porto-road-adjacency.csv.gz}, which holds the turns. Speeds follow the class, whose codes are not
 * documented: they were told apart by mean length and number of lanes. Districts and merchants are
 * made up.
 */
public final class PortoCity {
    private static final GeoPoint CENTRE = GeoPoint.ofDegrees(41.158, -8.62);
    private static final double RADIUS_METERS = 4_500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private PortoCity() {}

    /**
     * Reads both files.
     *
     * @param folder where they are
     * @param seed of what is made up
     */
    public static City read(Path folder, long seed) throws IOException {
        Plane plane = new Plane(CENTRE);
        GraphBuilder builder = new GraphBuilder();
        Map<String, Integer> edges = new HashMap<>();
        try (BufferedReader lines = open(folder.resolve("porto-road-segments.csv.gz"))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                readSegment(line, plane, builder, edges);
            }
        }
        try (BufferedReader lines = open(folder.resolve("porto-road-adjacency.csv.gz"))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> fields = List.of(line.split(",", -1));
                Integer from = edges.get(fields.get(2));
                Integer to = edges.get(fields.get(3));
                if (from != null && to != null) {
                    builder.addTurn(from, to);
                }
            }
        }
        StreetGraph graph = builder.build();
        SplittableRandom random = new SplittableRandom(seed);
        Districts districts =
                Districts.around(new PlanePoint(0, 0), RADIUS_METERS, graph, random.split());
        Venues venues = Venues.place(graph, districts, random.split());
        return new City(
                "Porto", plane, graph, districts, venues.merchants(), venues.depots(), List.of());
    }

    /** {@code geo_id,type,"[[lon, lat], …]",highway,lanes,length,maxspeed} */
    private static void readSegment(
            String line, Plane plane, GraphBuilder builder, Map<String, Integer> edges)
            throws IOException {
        int open = line.indexOf('"');
        int close = line.lastIndexOf('"');
        String id = line.substring(0, line.indexOf(','));
        String highway = List.of(line.substring(close + 2).split(",", -1)).get(0);
        List<PlanePoint> points = new ArrayList<>();
        for (JsonNode pair : JSON.readTree(line.substring(open + 1, close))) {
            points.add(
                    plane.toPlane(
                            GeoPoint.ofDegrees(pair.get(1).asDouble(), pair.get(0).asDouble())));
        }
        Street street = new Street("Rua " + id, streetClass(highway), Street.Site.GROUND);
        edges.put(id, builder.addEdge(street, points));
    }

    private static StreetClass streetClass(String highway) {
        return switch (highway) {
            case "0" -> StreetClass.TRUNK;
            case "1", "2" -> StreetClass.PRIMARY;
            case "3" -> StreetClass.SECONDARY;
            case "4", "5" -> StreetClass.TERTIARY;
            default -> StreetClass.RESIDENTIAL;
        };
    }

    private static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }
}
