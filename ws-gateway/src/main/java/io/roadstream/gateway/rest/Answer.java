/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.roadstream.gateway.history.Activity;
import io.roadstream.gateway.history.Fix;
import io.roadstream.gateway.page.MapTiles;
import io.roadstream.gateway.page.PageSettings;
import io.roadstream.gateway.page.Units;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A whole answer.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param headers beside those that every answer has
 * @param body in bytes
 */
record Answer(int status, String contentType, Map<String, String> headers, ByteBuffer body) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final int FIX_BYTES = 160;
    private static final String RETRY_SECONDS = "2";

    /** Which members a fix has here. */
    enum Members {
        VEHICLE,
        FLAGS
    }

    Answer {
        headers = Map.copyOf(headers);
    }

    /** What is written into an answer. */
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static Answer json(byte[] body) {
        return new Answer(OK, JSON, Map.of(), ByteBuffer.wrap(body));
    }

    /** JSON of another status or type. */
    static Answer json(
            int status, String contentType, Map<String, String> headers, Content content) {
        return new Answer(
                status, contentType, headers, ByteBuffer.wrap(written(content, FIX_BYTES)));
    }

    /** Done, and there is nothing to tell. */
    static Answer nothing() {
        return new Answer(NO_CONTENT, "", Map.of(), ByteBuffer.allocate(0));
    }

    static Answer fix(Fix fix) {
        return json(written(json -> write(json, fix, Members.VEHICLE), FIX_BYTES));
    }

    /**
     * What a page of this tenant is told before it draws anything; null leaves it to the browser.
     */
    static Answer page(String tenant, PageSettings settings) {
        return json(
                written(
                        json -> {
                            json.writeStartObject();
                            json.writeStringField("tenant", tenant);
                            JsonFields.writeText(
                                    json,
                                    "zone",
                                    settings.findZone(tenant).map(ZoneId::getId).orElse(""));
                            JsonFields.writeText(
                                    json,
                                    "locale",
                                    settings.findLocale(tenant)
                                            .map(Locale::toLanguageTag)
                                            .orElse(""));
                            JsonFields.writeText(
                                    json,
                                    "units",
                                    settings.findUnits(tenant).map(Units::title).orElse(""));
                            writeTiles(json, settings.tiles());
                            json.writeEndObject();
                        },
                        FIX_BYTES));
    }

    /**
     * A page of fixes.
     *
     * @param name of the list
     * @param next value of {@code after} for the next page, empty if this is the last
     */
    static Answer page(String name, Members members, List<Fix> fixes, String next) {
        return json(
                written(
                        json -> {
                            json.writeStartObject();
                            json.writeArrayFieldStart(name);
                            for (Fix fix : fixes) {
                                write(json, fix, members);
                            }
                            json.writeEndArray();
                            json.writeBooleanField("truncated", !next.isEmpty());
                            json.writeFieldName("next");
                            if (next.isEmpty()) {
                                json.writeNull();
                            } else {
                                json.writeString(next);
                            }
                            json.writeEndObject();
                        },
                        FIX_BYTES * (fixes.size() + 1)));
    }

    /** How much was heard, step by step. */
    static Answer activity(List<Activity> activities) {
        return json(
                written(
                        json -> {
                            json.writeStartObject();
                            json.writeArrayFieldStart("activity");
                            for (Activity activity : activities) {
                                json.writeStartObject();
                                json.writeStringField("time", activity.from().toString());
                                json.writeNumberField("reports", activity.reports());
                                json.writeNumberField("vehicles", activity.vehicles());
                                json.writeEndObject();
                            }
                            json.writeEndArray();
                            json.writeEndObject();
                        },
                        FIX_BYTES * (activities.size() + 1)));
    }

    /** An error in the one shape of all (RFC 9457). */
    static Answer problem(ProblemType type, String detail) {
        return problem(type, detail, Map.of(), json -> {});
    }

    /** The path does not take the method. */
    static Answer methodNotAllowed(Route route, String detail) {
        return problem(
                ProblemType.METHOD_NOT_ALLOWED,
                detail,
                Map.of("Allow", String.join(", ", route.methods())),
                json -> {});
    }

    /** An error that says more than its kind does. */
    static Answer problem(
            ProblemType type, String detail, Map<String, String> headers, Content more) {
        return json(
                type.status(),
                PROBLEM,
                headers,
                json -> {
                    json.writeStartObject();
                    json.writeStringField("type", type.urn());
                    json.writeStringField("title", type.title());
                    json.writeNumberField("status", type.status());
                    json.writeStringField("detail", detail);
                    more.write(json);
                    json.writeEndObject();
                });
    }

    /** Writes it as the whole response; the callback completes when it has left. */
    void write(Response response, Callback callback) {
        response.setStatus(status);
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (status != NO_CONTENT) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
        }
        if (status == ProblemType.UNAUTHENTICATED.status()) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        } else if (status == ProblemType.BUSY.status()
                || status == ProblemType.UNAVAILABLE.status()) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
        }
        response.write(true, body, callback);
    }

    private static void write(JsonGenerator json, Fix fix, Members members) throws IOException {
        json.writeStartObject();
        if (members == Members.VEHICLE) {
            json.writeStringField("vehicle", fix.vehicle());
        }
        json.writeStringField("time", fix.time().toString());
        json.writeNumberField("lat", fix.place().lat());
        json.writeNumberField("lon", fix.place().lon());
        JsonFields.writeNumber(json, "speedMps", fix.motion().speedMps());
        JsonFields.writeNumber(json, "headingDeg", fix.motion().headingDeg());
        if (members == Members.FLAGS) {
            json.writeArrayFieldStart("flags");
            for (String flag : fix.flags()) {
                json.writeString(flag);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeTiles(JsonGenerator json, MapTiles tiles) throws IOException {
        json.writeFieldName("tiles");
        if (tiles.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("url", tiles.url());
        json.writeStringField("attribution", tiles.attribution());
        json.writeEndObject();
    }

    private static byte[] written(Content content, int expectedBytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(expectedBytes);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return bytes.toByteArray();
    }
}
