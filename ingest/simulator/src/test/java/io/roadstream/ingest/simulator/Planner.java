/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import io.roadstream.embedded.postgres.EmbeddedPostgres;
import io.roadstream.ingest.simulator.fixtures.FakeGateway;
import io.roadstream.ingest.simulator.fixtures.Plans;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Somebody who sees orders in the database and plans each for a vehicle of its own. */
final class Planner implements AutoCloseable {
    private static final int VEHICLES = 20;

    private final FakeGateway gateway;
    private final EmbeddedPostgres postgres;
    private final Map<String, String> planned = new TreeMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "planner");
    private volatile boolean isEnding;

    Planner(FakeGateway gateway, EmbeddedPostgres postgres) {
        this.gateway = gateway;
        this.postgres = postgres;
    }

    void start() {
        thread.start();
    }

    /** Plans no more. */
    void stop() throws Exception {
        close();
        Exception first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    @Override
    public void close() throws InterruptedException {
        isEnding = true;
        thread.join();
    }

    /** The vehicle for which each order was planned. */
    Map<String, String> planned() {
        return planned;
    }

    /** The vehicle that brings each order, as the database has it. */
    Map<String, String> assignments() throws SQLException {
        return read("SELECT order_id, vehicle_id FROM orders WHERE vehicle_id IS NOT NULL");
    }

    private void run() {
        try {
            while (!isEnding) {
                for (String order : read("SELECT order_id, status FROM orders").keySet()) {
                    if (!planned.containsKey(order) && planned.size() < VEHICLES) {
                        String vehicle = "v-%04d".formatted(planned.size() + 1);
                        planned.put(order, vehicle);
                        gateway.plan(Plans.of(vehicle, 1, order));
                    }
                }
            }
        } catch (SQLException e) {
            failure.set(e);
        }
    }

    private Map<String, String> read(String sql) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.put(result.getString(1), result.getString(2));
            }
        }
        return rows;
    }
}
