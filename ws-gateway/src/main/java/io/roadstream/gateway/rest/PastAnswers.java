/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.roadstream.contract.event.ArrivalInterval;
import io.roadstream.contract.event.Handling;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.gateway.history.EtaAccuracy;
import io.roadstream.gateway.history.KpiPoint;
import io.roadstream.gateway.history.OrderLoad;
import io.roadstream.gateway.history.OrderMoment;
import io.roadstream.gateway.history.PastAlert;
import io.roadstream.gateway.history.PastEstimate;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was of orders, alerts and key figures, as JSON. */
final class PastAnswers {
    private static final int OK = 200;
    private static final String JSON = "application/json";

    private PastAnswers() {}

    static Answer timeline(
            String order,
            List<OrderMoment> events,
            List<PastEstimate> estimates,
            boolean isTruncated) {
        return answer(
                json -> {
                    json.writeStringField("order", order);
                    json.writeArrayFieldStart("events");
                    for (OrderMoment event : events) {
                        write(json, event);
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("estimates");
                    for (PastEstimate estimate : estimates) {
                        write(json, estimate);
                    }
                    json.writeEndArray();
                    json.writeBooleanField("truncated", isTruncated);
                });
    }

    /**
     * A page of alerts.
     *
     * @param next value of {@code after} for the next page, empty if this is the last
     */
    static Answer alerts(List<PastAlert> alerts, String next) {
        return answer(
                json -> {
                    json.writeArrayFieldStart("alerts");
                    for (PastAlert alert : alerts) {
                        write(json, alert);
                    }
                    json.writeEndArray();
                    json.writeBooleanField("truncated", !next.isEmpty());
                    JsonFields.writeText(json, "next", next);
                });
    }

    static Answer kpis(int stepSeconds, List<KpiPoint> points) {
        return answer(
                json -> {
                    json.writeNumberField("stepSeconds", stepSeconds);
                    json.writeArrayFieldStart("kpis");
                    for (KpiPoint point : points) {
                        write(json, point);
                    }
                    json.writeEndArray();
                });
    }

    static Answer etaAccuracy(int stepSeconds, List<EtaAccuracy> points) {
        return answer(
                json -> {
                    json.writeNumberField("stepSeconds", stepSeconds);
                    json.writeArrayFieldStart("accuracy");
                    for (EtaAccuracy point : points) {
                        json.writeStartObject();
                        JsonFields.writeTime(json, "time", point.time());
                        json.writeNumberField("arrivals", point.arrivals());
                        json.writeNumberField("p50ErrorMillis", point.p50ErrorMillis());
                        json.writeNumberField("p90ErrorMillis", point.p90ErrorMillis());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    static Answer orderLoad(int stepSeconds, List<OrderLoad> points) {
        return answer(
                json -> {
                    json.writeNumberField("stepSeconds", stepSeconds);
                    json.writeArrayFieldStart("load");
                    for (OrderLoad point : points) {
                        json.writeStartObject();
                        JsonFields.writeTime(json, "time", point.time());
                        json.writeNumberField("open", point.open());
                        json.writeNumberField("unassigned", point.unassigned());
                        json.writeNumberField("lateRisk", point.lateRisk());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    private static Answer answer(Answer.Content members) {
        return Answer.json(
                OK,
                JSON,
                Map.of(),
                json -> {
                    json.writeStartObject();
                    members.write(json);
                    json.writeEndObject();
                });
    }

    private static void write(JsonGenerator json, OrderMoment event) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", event.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("time", event.time().toString());
        JsonFields.writeText(json, "actor", event.actor());
        JsonFields.writeText(json, "detail", event.detail());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, PastEstimate estimate) throws IOException {
        ArrivalInterval arrival = estimate.arrival();
        json.writeStartObject();
        json.writeStringField("stop", estimate.stop().name().toLowerCase(Locale.ROOT));
        json.writeStringField("time", estimate.time().toString());
        JsonFields.writeTime(json, "p10", Instant.ofEpochMilli(arrival.p10Millis()));
        JsonFields.writeTime(json, "p50", Instant.ofEpochMilli(arrival.p50Millis()));
        JsonFields.writeTime(json, "p90", Instant.ofEpochMilli(arrival.p90Millis()));
        JsonFields.writeText(json, "vehicle", estimate.vehicle());
        JsonFields.writeWhole(json, "remainingMeters", estimate.outlook().remainingMeters());
        JsonFields.writeNumber(json, "lateProbability", estimate.outlook().lateProbability());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, PastAlert alert) throws IOException {
        PastAlert.Life life = alert.life();
        @Nullable GeoPoint place = alert.location();
        PastAlert.@Nullable Measured measure = alert.measure();
        json.writeStartObject();
        json.writeStringField("id", alert.id());
        json.writeStringField("kind", alert.kind().name());
        json.writeStringField("severity", alert.severity().name());
        JsonFields.writeText(json, "vehicle", alert.about().vehicle());
        JsonFields.writeText(json, "order", alert.about().order());
        JsonFields.writeText(json, "geofence", alert.about().geofence());
        JsonFields.writeText(json, "geofenceName", alert.about().geofenceName());
        JsonFields.writeTime(json, "startedAt", life.started());
        JsonFields.writeTime(json, "raisedAt", life.raised());
        JsonFields.writeTime(json, "endedAt", life.ended());
        JsonFields.writeNumber(json, "lat", place == null ? null : (Double) place.lat());
        JsonFields.writeNumber(json, "lon", place == null ? null : (Double) place.lon());
        JsonFields.writeNumber(
                json, "measured", measure == null ? null : (Double) measure.newest());
        JsonFields.writeNumber(json, "worst", measure == null ? null : (Double) measure.worst());
        JsonFields.writeNumber(json, "limit", measure == null ? null : (Double) measure.limit());
        JsonFields.writeText(json, "unit", measure == null ? "" : measure.unit());
        write(json, "acknowledged", life.acknowledged());
        write(json, "resolved", life.resolved());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String what, @Nullable Handling handling)
            throws IOException {
        JsonFields.writeTime(
                json,
                what + "At",
                handling == null ? null : Instant.ofEpochMilli(handling.timeMillis()));
        JsonFields.writeText(json, what + "By", handling == null ? "" : handling.by());
    }

    private static void write(JsonGenerator json, KpiPoint point) throws IOException {
        json.writeStartObject();
        JsonFields.writeTime(json, "from", point.from());
        JsonFields.writeTime(json, "time", point.time());
        json.writeNumberField("activeVehicles", point.counts().activeVehicles());
        json.writeNumberField("openOrders", point.counts().openOrders());
        json.writeNumberField("lateOrders", point.counts().lateOrders());
        json.writeNumberField("createdOrders", point.counts().createdOrders());
        json.writeNumberField("deliveredOrders", point.counts().deliveredOrders());
        json.writeNumberField("onTimeOrders", point.counts().onTimeOrders());
        json.writeArrayFieldStart("revenue");
        for (Money amount : point.revenue()) {
            json.writeStartObject();
            json.writeNumberField("minor", amount.minor());
            json.writeStringField("currency", amount.currency());
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonFields.writeWhole(json, "eventAgeP50Millis", point.age().p50Millis());
        JsonFields.writeWhole(json, "eventAgeP95Millis", point.age().p95Millis());
        json.writeEndObject();
    }
}
