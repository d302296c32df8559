/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.chaos.client.ClientVerdict;
import io.roadstream.bench.chaos.fault.FaultKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * All that a run found.
 *
 * @param seeds in the order in which they ran
 * @param controls what the oracle made of damage done on purpose
 * @param notRun kinds of faults that no seed met
 */
record ChaosReport(List<SeedResult> seeds, List<ControlResult> controls, List<FaultKind> notRun) {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final double MILLIS_PER_SECOND = 1e3;

    ChaosReport {
        seeds = List.copyOf(seeds);
        controls = List.copyOf(controls);
        notRun = List.copyOf(notRun);
    }

    /** Nothing lost, doubled or out of step, every fault happened, every control caught. */
    boolean isGood() {
        return seeds.stream().allMatch(SeedResult::isGood)
                && controls.stream().allMatch(ControlResult::caught);
    }

    /** For people. */
    String table() {
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%4s  %-24s %8s %8s %6s %6s %6s %8s %9s %9s  %s",
                        "seed",
                        "fault",
                        "reports",
                        "orders",
                        "lost",
                        "double",
                        "views",
                        "clients",
                        "recovery",
                        "at client",
                        "trace"));
        for (SeedResult seed : seeds) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%4d  %-24s %8d %8d %6d %6d %6d %8d %9s %9s  %s",
                            seed.seed(),
                            seed.fault().text(),
                            seed.acknowledged(),
                            seed.orderChanges(),
                            seed.verdict().lost(),
                            seed.verdict().duplicated(),
                            seed.verdict().viewMismatches(),
                            seed.clients().violations(),
                            text(seed.recovery()),
                            text(seed.clientRecovery()),
                            seed.trace().isLeft() ? "yes" : "NONE: " + seed.trace().missing()));
            seed.verdict().samples().forEach(sample -> lines.add("      " + sample));
            if (!seed.clients().isClean()) {
                lines.add("      " + seed.clients());
                seed.clients().samples().forEach(sample -> lines.add("      " + sample));
            }
        }
        for (ControlResult control : controls) {
            lines.add(
                    "control %-40s %s  %s"
                            .formatted(
                                    control.name(),
                                    control.caught() ? "caught" : "NOT CAUGHT",
                                    control.found()));
        }
        if (controls.isEmpty()) {
            lines.add("no control was run: whether the oracle finds damage is not shown");
        }
        if (!notRun.isEmpty()) {
            lines.add(
                    "not run, for want of seeds: "
                            + String.join(", ", notRun.stream().map(FaultKind::text).toList()));
        }
        lines.add(
                "lost %d, duplicated %d, view mismatches %d, wrong at clients %d: %s"
                        .formatted(
                                lost(),
                                duplicated(),
                                viewMismatches(),
                                wrongAtClients(),
                                isGood() ? "good" : "NOT GOOD"));
        return String.join(System.lineSeparator(), lines);
    }

    void writeJson(Path file) throws IOException {
        JSON.writeValue(file.toFile(), toJson());
    }

    ObjectNode toJson() {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode all = json.putArray("seeds");
        seeds.forEach(seed -> all.add(toJson(seed)));
        json.put("lost", lost());
        json.put("duplicated", duplicated());
        json.put("viewMismatches", viewMismatches());
        json.put("wrongAtClients", wrongAtClients());
        ArrayNode allControls = json.putArray("controls");
        for (ControlResult control : controls) {
            allControls
                    .addObject()
                    .put("name", control.name())
                    .put("caught", control.caught())
                    .put("found", control.found());
        }
        ArrayNode left = json.putArray("notRun");
        notRun.forEach(kind -> left.add(kind.text()));
        json.put("good", isGood());
        return json;
    }

    private static ObjectNode toJson(SeedResult seed) {
        ObjectNode json = JSON.createObjectNode();
        json.put("seed", seed.seed());
        json.put("fault", seed.fault().text());
        json.put("lost", seed.verdict().lost());
        json.put("duplicated", seed.verdict().duplicated());
        json.put("viewMismatches", seed.verdict().viewMismatches());
        put(json, "recoverySeconds", seed.recovery());
        put(json, "clientRecoverySeconds", seed.clientRecovery());
        ClientVerdict clients = seed.clients();
        json.putObject("clients")
                .put("notConverged", clients.notConverged())
                .put("silentSkips", clients.silentSkips())
                .put("backwards", clients.backwards())
                .put("foreign", clients.foreign())
                .put("unexplained", clients.unexplained())
                .put("connections", clients.connections())
                .put("resumes", clients.resumes())
                .put("gaps", clients.gaps());
        json.put("acknowledged", seed.acknowledged());
        json.put("reuploaded", seed.reuploaded());
        json.put("orderChanges", seed.orderChanges());
        json.put("ran", seed.trace().isLeft());
        ArrayNode trace = json.putArray("trace");
        seed.trace().found().forEach(trace::add);
        ArrayNode missing = json.putArray("missingTrace");
        seed.trace().missing().forEach(missing::add);
        ArrayNode samples = json.putArray("samples");
        seed.verdict().samples().forEach(samples::add);
        return json;
    }

    private long lost() {
        return sum(seed -> seed.verdict().lost());
    }

    private long duplicated() {
        return sum(seed -> seed.verdict().duplicated());
    }

    private long viewMismatches() {
        return sum(seed -> seed.verdict().viewMismatches());
    }

    private long wrongAtClients() {
        return sum(seed -> seed.clients().violations());
    }

    private static void put(ObjectNode json, String key, @Nullable Duration time) {
        if (time == null) {
            json.putNull(key);
        } else {
            json.put(key, time.toMillis() / MILLIS_PER_SECOND);
        }
    }

    private long sum(ToLongFunction<SeedResult> number) {
        return seeds.stream().mapToLong(number).sum();
    }

    private static String text(@Nullable Duration recovery) {
        return recovery == null
                ? "none"
                : String.format(Locale.ROOT, "%.1f s", recovery.toMillis() / MILLIS_PER_SECOND);
    }
}
