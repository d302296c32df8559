/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How fast, small and punctual a demo is meant to be. Told, but not required: a machine that is
 * busy with other things misses it, and nothing is wrong then.
 *
 * @param name in the file
 * @param text for people, with what was seen
 * @param isMet whether it was reached
 */
record DemoTarget(String name, String text, boolean isMet) {
    private static final double FIRST_VEHICLE_SECONDS = 60;
    private static final long P99_MILLIS = 250;

    /** With more the target of the delay does not count. */
    private static final long MOST_VEHICLES = 200;

    private static final long MEMORY_MIB = 6 * 1_024;

    /** Those that count for this report. */
    static List<DemoTarget> listOf(JsonNode report) {
        List<DemoTarget> targets = new ArrayList<>();
        targets.add(firstVehicle(report.path("firstVehicleSeconds")));
        if (report.path("vehicles").asLong() <= MOST_VEHICLES) {
            targets.add(delay(report.path("latencyMs").path("p99")));
        }
        targets.add(memory(report.path("rssMiB")));
        targets.add(ahead(report.path("aheadMillis")));
        return List.copyOf(targets);
    }

    String line() {
        return (isMet ? "Target met: " : "Target NOT met: ") + text + ".";
    }

    private static DemoTarget firstVehicle(JsonNode seconds) {
        return new DemoTarget(
                "firstVehicleWithin60s",
                String.format(
                        Locale.ROOT,
                        "the first vehicle on the map within %.0f s, was %s",
                        FIRST_VEHICLE_SECONDS,
                        seen(seconds, "s")),
                seconds.isNumber() && seconds.asDouble() <= FIRST_VEHICLE_SECONDS);
    }

    private static DemoTarget delay(JsonNode millis) {
        return new DemoTarget(
                "p99Within250ms",
                "99 of 100 fixes on the map within %d ms, was %s"
                        .formatted(P99_MILLIS, seen(millis, "ms")),
                millis.isNumber() && millis.asLong() <= P99_MILLIS);
    }

    private static DemoTarget memory(JsonNode mebibytes) {
        return new DemoTarget(
                "memoryWithin6GiB",
                "all processes within %d MiB, was %s".formatted(MEMORY_MIB, seen(mebibytes, "MiB")),
                mebibytes.asLong() > 0 && mebibytes.asLong() <= MEMORY_MIB);
    }

    private static DemoTarget ahead(JsonNode millis) {
        return new DemoTarget(
                "nothingAheadOfItsTime",
                "nothing ahead of its time, the newest was ahead by " + seen(millis, "ms"),
                millis.isNumber() && millis.asDouble() <= 0);
    }

    private static String seen(JsonNode number, String unit) {
        return number.isNumber() ? number.asText() + " " + unit : "not seen";
    }
}
