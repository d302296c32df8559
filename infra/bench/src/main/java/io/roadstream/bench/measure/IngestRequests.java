/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.contract.event.PositionReport;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports as the requests of devices, in native JSON. */
final class IngestRequests {
    private static final double CENTI = 100.0;

    private final URI uri;
    private final String key;

    IngestRequests(ChaosStack stack) {
        this.uri = stack.ingestUrl().resolve("/v1/positions?results=rejected");
        this.key = stack.ingestKey();
    }

    /** One request for each batch; a single report is sent without an array. */
    List<HttpRequest> of(List<List<PositionReport>> batches) {
        return batches.stream().map(this::request).toList();
    }

    private HttpRequest request(List<PositionReport> batch) {
        String body = batch.stream().map(IngestRequests::json).collect(Collectors.joining(","));
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(BodyPublishers.ofString(batch.size() == 1 ? body : "[" + body + "]"))
                .build();
    }

    private static String json(PositionReport report) {
        return String.format(
                Locale.ROOT,
                "{\"vehicle\":\"%s\",\"time\":%d,\"lat\":%.7f,\"lon\":%.7f,\"speedMps\":%s,\"headingDeg\":%s,\"sequence\":%d}",
                report.envelope().entityId(),
                report.envelope().eventTimeMillis(),
                report.location().lat(),
                report.location().lon(),
                orZero(report.motion().speedCms()) / CENTI,
                orZero(report.motion().headingCdeg()) / CENTI,
                report.sequence());
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
