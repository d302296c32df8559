/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.ingest.simulator.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What roadstream must have, since it has acknowledged it.
 *
 * @param firstSequence least sequence number of the run
 * @param orderPrefix with which the ids of the run's orders begin
 * @param positions over HTTP
 * @param orders in PostgreSQL
 * @param drivers over their WebSockets
 */
public record Ledger(
        long firstSequence,
        String orderPrefix,
        PositionLedger positions,
        OrderLedger orders,
        DriverLedger drivers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * An empty one.
     *
     * @param firstSequence least sequence number of the run
     * @param orderPrefix with which the ids of the run's orders begin
     */
    public static Ledger of(long firstSequence, String orderPrefix) {
        return new Ledger(
                firstSequence,
                orderPrefix,
                new PositionLedger(firstSequence),
                new OrderLedger(),
                new DriverLedger());
    }

    /** Writes the file anew; a reader sees the old one or the new one. */
    public void write(Path file) throws IOException {
        WholeFile.write(file, this::write);
    }

    private void write(OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("firstSequence", firstSequence);
            json.writeStringField("orderPrefix", orderPrefix);
            json.writeObjectField("positions", positions.totals());
            json.writeObjectFieldStart("vehicles");
            for (Map.Entry<String, PositionLedger.Entry> vehicle :
                    positions.listVehicles().entrySet()) {
                json.writeObjectField(vehicle.getKey(), vehicle.getValue());
            }
            json.writeEndObject();
            json.writeObjectField("orders", orders.totals());
            json.writeObjectFieldStart("orderStatus");
            for (Map.Entry<String, OrderStatus> order : orders.listOrders().entrySet()) {
                json.writeStringField(order.getKey(), order.getValue().word());
            }
            json.writeEndObject();
            json.writeObjectField("drivers", drivers.totals());
            json.writeEndObject();
        }
    }
}
