/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The machine that figures come from, and what processes use of it. */
public final class Machine {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double KIBIBYTES_PER_GIBIBYTE = 1 << 20;

    private Machine() {}

    /** One line: processors, memory, load, Java, kernel. */
    public static String describe() throws IOException {
        String memory =
                Files.readAllLines(Path.of("/proc/meminfo")).get(0).replaceAll("[^0-9]", "");
        return String.format(
                Locale.ROOT,
                "%d processors, %.1f GiB, load %.1f before, Java %s, %s %s",
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(memory) / KIBIBYTES_PER_GIBIBYTE,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.version"));
    }

    /** CPU time that processes have used so far, in seconds; 0 for one that is gone. */
    public static double cpuSeconds(List<Long> pids) {
        return pids.stream()
                        .mapToLong(
                                pid ->
                                        ProcessHandle.of(pid)
                                                .flatMap(
                                                        process ->
                                                                process.info().totalCpuDuration())
                                                .orElse(Duration.ZERO)
                                                .toNanos())
                        .sum()
                / NANOS_PER_SECOND;
    }
}
