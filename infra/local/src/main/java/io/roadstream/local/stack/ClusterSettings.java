/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Flink's configuration file for JobManager, TaskManager and Flink's own command line.
 *
 * @param data Flink's folder
 * @param parallelism of each job
 */
record ClusterSettings(Path data, Endpoints endpoints, int parallelism, ClusterMemory memory) {
    private static final String LOOPBACK = "127.0.0.1";

    /** The live and the history job. */
    private static final int JOBS = 2;

    /** How soon a TaskManager that cannot be reached is given up: two missed beats. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /** How long one that is reached but silent, as a stopped process is, counts as alive. */
    private static final Duration SILENCE = Duration.ofSeconds(8);

    /** Between attempts to find a JobManager that was restarted; Flink's own 10 s are long. */
    private static final Duration REGISTRATION_PAUSE = Duration.ofSeconds(1);

    /** Slots may be missing at any time, until the supervisor has brought them back. */
    private static final Duration SLOTS_PATIENCE = Duration.ofDays(7);

    /** Writes the file; returns its folder. */
    Path write() {
        Path folder = data.resolve("conf");
        String text =
                settings().entrySet().stream()
                        .map(entry -> "%s: \"%s\"%n".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
        PrivateFiles.write(folder.resolve("config.yaml"), text);
        return folder;
    }

    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(memory.settings());
        String port = Integer.toString(endpoints.flink().getPort());
        settings.put("rest.address", LOOPBACK);
        settings.put("rest.bind-address", LOOPBACK);
        settings.put("rest.port", port);
        settings.put("rest.bind-port", port);
        settings.put("jobmanager.rpc.address", LOOPBACK);
        settings.put("jobmanager.rpc.port", Integer.toString(endpoints.flinkRpcPort()));
        settings.put("jobmanager.bind-host", LOOPBACK);
        settings.put("taskmanager.host", LOOPBACK);
        settings.put("taskmanager.bind-host", LOOPBACK);
        settings.put("taskmanager.numberOfTaskSlots", Integer.toString(JOBS * parallelism));
        settings.put("heartbeat.interval", millis(HEARTBEAT));
        settings.put("heartbeat.timeout", millis(SILENCE));
        settings.put("resourcemanager.standalone.start-up-time", millis(SLOTS_PATIENCE));
        settings.put("slot.request.timeout", millis(SLOTS_PATIENCE));
        settings.put("cluster.registration.error-delay", millis(REGISTRATION_PAUSE));
        settings.put("cluster.registration.refused-registration-delay", millis(REGISTRATION_PAUSE));
        return settings;
    }

    /** The folder of a part's temporary files, without what a killed one left there. */
    Path emptied(String part) {
        Path folder = data.resolve("tmp").resolve(part);
        try {
            if (Files.exists(folder)) {
                FolderTree.delete(folder);
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
