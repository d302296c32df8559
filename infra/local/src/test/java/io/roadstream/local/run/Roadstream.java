/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import static org.awaitility.Awaitility.await;

import io.roadstream.local.stack.Checkout;
import io.roadstream.local.stack.StackFolders;
import io.roadstream.local.supervisor.PartStatus;
import io.roadstream.local.supervisor.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** {@code ./roadstream} on one data folder, with settings in its environment. */
final class Roadstream {
    private static final Duration UP_WITHIN = Duration.ofMinutes(2);
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(3);

    private final Path data;
    private final Map<String, String> environment;

    Roadstream(Path data, Map<String, String> environment) {
        this.data = data;
        this.environment = new TreeMap<>(environment);
        this.environment.put("ROADSTREAM_DATA_DIR", data.toString());
        this.environment.put("ROADSTREAM_SKIP_BUILD", "1");
        this.environment.putIfAbsent("ROADSTREAM_FLINK_HEAP_MIB", "512");
        // Processes that live for seconds: the second compiler costs more than it gains.
        this.environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    }

    Roadstream with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Roadstream(data, more);
    }

    StackFolders folders() {
        return new StackFolders(data);
    }

    /** Starts {@code up} and waits until all parts are. */
    Called up() {
        Called up = start("up");
        up.awaitText("All parts are up", UP_WITHIN);
        return up;
    }

    /** Runs a command to its end. */
    Called run(String... line) throws InterruptedException {
        Called called = start(line);
        called.awaitEnd(ENDS_WITHIN);
        return called;
    }

    Called start(String... line) {
        // A shell without job control lets its background processes ignore Ctrl-C.
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "env",
                                "--default-signal=INT",
                                Checkout.current().root().resolve("roadstream").toString()));
        command.addAll(Arrays.asList(line));
        return start(command, environment);
    }

    /** Another program, watched in the same way. */
    static Called program(List<String> command) {
        return start(command, Map.of());
    }

    private static Called start(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new Called(String.join(" ", command), builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A part as the run folder has it. */
    PartStatus part(String name) {
        return new RunFolder(folders().run())
                .listParts().stream()
                        .filter(status -> status.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no part " + name));
    }

    /** One call of the command line. Closing it kills what still runs. */
    static final class Called implements AutoCloseable {
        private final String line;
        private final Process process;
        private final StringBuilder said = new StringBuilder();
        private final Thread reader;

        private Called(String line, Process process) {
            this.line = line;
            this.process = process;
            this.reader = new Thread(this::read, "output of " + line);
            reader.setDaemon(true);
            reader.start();
        }

        String said() {
            synchronized (said) {
                return said.toString().replaceAll("(?m)^Picked up JAVA_TOOL_OPTIONS.*\\R", "");
            }
        }

        int exitCode() {
            return process.exitValue();
        }

        /** Waits until it says a text. */
        void awaitText(String text, Duration limit) {
            await(line + " says '" + text + "'")
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () -> {
                                if (!said().contains(text) && !process.isAlive()) {
                                    throw new IllegalStateException(
                                            line + " ended without '" + text + "':\n" + said());
                                }
                                return said().contains(text);
                            });
        }

        void awaitEnd(Duration limit) throws InterruptedException {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(line + " did not end:\n" + said());
            }
            reader.join();
        }

        /** Writes a line to its input. */
        void say(String text) throws IOException {
            process.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        void send(String signal) {
            Signal.send(signal, process.pid());
        }

        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly();
            process.waitFor();
        }

        private void append(String text) {
            synchronized (said) {
                said.append(text);
            }
        }

        private void read() {
            try (var in = process.inputReader(StandardCharsets.UTF_8)) {
                for (int c = in.read(); c >= 0; c = in.read()) {
                    append(Character.toString(c));
                }
            } catch (IOException e) {
                append(e.toString());
            }
        }
    }
}
