/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.meals;

import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.StraightLine;
import io.roadstream.optimizer.model.TravelTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One day from a folder in the format of the Meal Delivery Routing Problem (Grubhub, mdrplib): tab
 * separated, metres in a plane, whole minutes.
 *
 * @param name of the folder
 * @param speedMps along the straight line
 * @param pickupMillis time at a restaurant for one order
 * @param dropOffMillis time at a door
 * @param targetMillis click to door without lateness
 * @param limitMillis click to door at all
 * @param orders by placement
 * @param couriers in the order of the file
 */
record MealDay(
        String name,
        double speedMps,
        long pickupMillis,
        long dropOffMillis,
        long targetMillis,
        long limitMillis,
        List<Order> orders,
        List<Courier> couriers) {
    private static final long MINUTE = 60_000;
    private static final double SECONDS_PER_MINUTE = 60;

    MealDay {
        orders = List.copyOf(orders);
        couriers = List.copyOf(couriers);
    }

    /**
     * An order.
     *
     * @param id of it
     * @param restaurant where it is picked up
     * @param door where it goes
     * @param placedMillis when it is known
     * @param readyMillis when it can be picked up
     */
    record Order(String id, Place restaurant, Place door, long placedMillis, long readyMillis) {}

    /**
     * A courier.
     *
     * @param id of the courier
     * @param start where the shift begins
     * @param onMillis when it begins
     * @param offMillis by when the last order is brought
     */
    record Courier(String id, Place start, long onMillis, long offMillis) {}

    static MealDay read(Path folder) throws IOException {
        Map<String, Place> restaurants = new HashMap<>();
        for (List<String> row : rows(folder.resolve("restaurants.txt"), 3)) {
            restaurants.put(row.get(0), place(row.get(1), row.get(2)));
        }
        List<Order> orders = new ArrayList<>();
        for (List<String> row : rows(folder.resolve("orders.txt"), 6)) {
            Place restaurant = restaurants.get(row.get(4));
            if (restaurant == null) {
                throw new IOException(
                        "%s: order %s is of an unknown restaurant '%s'"
                                .formatted(folder, row.get(0), row.get(4)));
            }
            Place door = place(row.get(1), row.get(2));
            orders.add(
                    new Order(
                            row.get(0),
                            restaurant,
                            door,
                            minutes(row.get(3)),
                            minutes(row.get(5))));
        }
        orders.sort(Comparator.comparingLong(Order::placedMillis).thenComparing(Order::id));
        List<Courier> couriers = new ArrayList<>();
        for (List<String> row : rows(folder.resolve("couriers.txt"), 5)) {
            Place start = place(row.get(1), row.get(2));
            couriers.add(new Courier(row.get(0), start, minutes(row.get(3)), minutes(row.get(4))));
        }
        List<String> parameters = rows(folder.resolve("instance_parameters.txt"), 5).get(0);
        return new MealDay(
                String.valueOf(folder.getFileName()),
                Double.parseDouble(parameters.get(0)) / SECONDS_PER_MINUTE,
                minutes(parameters.get(1)),
                minutes(parameters.get(2)),
                minutes(parameters.get(3)),
                minutes(parameters.get(4)),
                orders,
                couriers);
    }

    TravelTimes travelTimes() {
        return StraightLine.onPlane(speedMps);
    }

    /** The day of the week that it was recorded on: variants of one day begin with its number. */
    String day() {
        return name.replaceFirst("[a-z].*", "");
    }

    /** Orders that are late whatever anybody does: from the restaurant at once and straight. */
    long unavoidablyLate() {
        return orders.stream().filter(this::isUnavoidablyLate).count();
    }

    private boolean isUnavoidablyLate(Order order) {
        long leaves = order.readyMillis() + pickupMillis;
        long arrives = leaves + travelTimes().millis(order.restaurant(), order.door(), leaves);
        return arrives > order.placedMillis() + targetMillis;
    }

    private static List<List<String>> rows(Path file, int columns) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size(); i++) {
            List<String> row = List.of(lines.get(i).strip().split("\t", -1));
            if (row.size() >= columns) {
                rows.add(row);
            } else if (!lines.get(i).isBlank()) {
                throw new IOException(
                        "%s: line %d must have %d columns, had %d"
                                .formatted(file, i + 1, columns, row.size()));
            }
        }
        if (rows.isEmpty()) {
            throw new IOException(file + " has no rows");
        }
        return rows;
    }

    private static Place place(String x, String y) {
        return Place.ofMeters(Double.parseDouble(x), Double.parseDouble(y));
    }

    private static long minutes(String text) {
        return Math.round(Double.parseDouble(text) * MINUTE);
    }
}
