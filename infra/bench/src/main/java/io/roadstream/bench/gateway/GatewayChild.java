/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import io.roadstream.embedded.process.ChildCommand;
import io.roadstream.embedded.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A gateway in a child process, with a key that the bench can sign with. */
final class GatewayChild implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    private final ChildProcess process;
    private final GatewayKey key;

    private GatewayChild(ChildProcess process, GatewayKey key) {
        this.process = process;
        this.key = key;
    }

    /**
     * Starts it and waits until it knows the fleet.
     *
     * @param folder for its key and its log
     * @param settings more arguments
     */
    static GatewayChild start(Path folder, String kafkaAddress, List<String> settings)
            throws IOException {
        GatewayKey key = GatewayKey.create(folder);
        List<String> arguments = new ArrayList<>(GatewayProgram.arguments(0, key, kafkaAddress));
        arguments.addAll(settings);
        return new GatewayChild(
                ChildProcess.start(
                        new ChildCommand(
                                GatewayProgram.class.getName(),
                                List.of("-Xmx2g"),
                                arguments,
                                folder.resolve("gateway.log"),
                                READY_WITHIN)),
                key);
    }

    long pid() {
        return process.pid();
    }

    URI uri() {
        return URI.create(process.address());
    }

    /** What it trusts. */
    GatewayKey key() {
        return key;
    }

    /** Bytes of its heap after a collection. */
    long liveHeapBytes() throws IOException, InterruptedException {
        Process histogram =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(process.pid()),
                                "GC.class_histogram")
                        .start();
        List<String> lines =
                new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("Total"))
                        .toList();
        histogram.waitFor();
        if (lines.isEmpty()) {
            throw new IOException("jcmd did not tell the heap of process " + process.pid());
        }
        return Long.parseLong(lines.get(0).replaceFirst("^Total\\s+\\d+\\s+(\\d+)$", "$1"));
    }

    @Override
    public void close() {
        process.close();
    }
}
