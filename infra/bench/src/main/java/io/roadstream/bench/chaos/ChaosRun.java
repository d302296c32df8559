/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import io.roadstream.bench.chaos.client.ClientControl;
import io.roadstream.bench.chaos.control.Control;
import io.roadstream.bench.chaos.fault.FaultKind;
import io.roadstream.bench.chaos.order.OrderControl;
import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.bench.chaos.stack.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All seeds on one stack, then the controls. */
final class ChaosRun {
    private static final Logger LOG = LoggerFactory.getLogger(ChaosRun.class);

    private final ChaosConfig config;
    private final Path data;
    private final Consumer<String> say;
    private final long startNanos = System.nanoTime();

    /**
     * @param data folder of the stack
     * @param say takes lines for people
     */
    ChaosRun(ChaosConfig config, Path data, Consumer<String> say) {
        this.config = config;
        this.data = data;
        this.say = say;
    }

    ChaosReport play() throws IOException, InterruptedException {
        say(
                "starting Kafka, ClickHouse, Flink, ingest, the gateway and the order database in %s"
                        .formatted(data));
        List<SeedResult> seeds = new ArrayList<>();
        List<ControlResult> controls = new ArrayList<>();
        try (ChaosStack stack = ChaosStack.start(data)) {
            stack.startGateway();
            stack.startOrders();
            String run = "r" + Long.toString(System.currentTimeMillis() / 1_000, 36) + "-";
            SeedRun seedRun = new SeedRun(stack, config, run);
            for (int n = 0; n < config.seeds(); n++) {
                long seed = config.firstSeed() + n;
                FaultKind fault = config.schedule().fault(n);
                String head = "seed %d %s: ".formatted(seed, fault.text());
                say(head + fault.meaning());
                SeedResult result;
                try {
                    result = seedRun.play(seed, fault, line -> say(head + line));
                } catch (IOException | IllegalStateException e) {
                    LOG.warn("Seed {} broke off", seed, e);
                    result = SeedResult.brokenOff(seed, fault, e.toString());
                    stack.parts().forEach(Part::letUp);
                }
                say(head + summary(result));
                result.trace().found().forEach(line -> say(head + "  saw " + line));
                result.trace().missing().forEach(line -> say(head + "  DID NOT SEE " + line));
                seeds.add(result);
            }
            if (config.controls()) {
                controls.addAll(playControls(new ControlRun(stack, config, run)));
            }
        }
        return new ChaosReport(seeds, controls, config.schedule().notRun(config.seeds()));
    }

    private List<ControlResult> playControls(ControlRun run)
            throws IOException, InterruptedException {
        List<ControlResult> results = new ArrayList<>();
        for (ClientControl control : ClientControl.values()) {
            ControlResult result = run.play(control);
            say("control %s: %s".formatted(control.text(), result.found()));
            results.add(result);
        }
        for (OrderControl control : OrderControl.values()) {
            ControlResult result = run.play(control);
            say("control %s: %s".formatted(control.text(), result.found()));
            results.add(result);
        }
        for (Control control : Control.values()) {
            String head = "control %s: ".formatted(control.text());
            say(head + "damage on purpose");
            ControlResult result = run.play(control, line -> say(head + line));
            say(head + (result.caught() ? "caught: " : "NOT CAUGHT: ") + result.found());
            results.add(result);
        }
        return results;
    }

    private static String summary(SeedResult result) {
        return "%d reports, %d changes of orders, %d lost, %d duplicated, %d view mismatches"
                .formatted(
                        result.acknowledged(),
                        result.orderChanges(),
                        result.verdict().lost(),
                        result.verdict().duplicated(),
                        result.verdict().viewMismatches());
    }

    private void say(String line) {
        Duration since = Duration.ofNanos(System.nanoTime() - startNanos);
        say.accept(
                String.format(
                        Locale.ROOT,
                        "%3d:%02d %s",
                        since.toMinutes(),
                        since.toSecondsPart(),
                        line));
    }
}
