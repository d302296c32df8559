/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.local.supervisor.PartStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How much memory all processes take, looked at now and then. Pages that several share count in
 * parts (PSS), as only so the sum is what the machine must have. Thread-safe.
 */
public final class MemoryMeter implements AutoCloseable {
    private static final String OURSELVES = "command line";
    private static final long KIBIBYTES_PER_MEBIBYTE = 1_024;

    private final Supplier<List<PartStatus>> parts;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "memory");
                        thread.setDaemon(true);
                        return thread;
                    });
    private Map<String, Long> most = Map.of();

    private MemoryMeter(Supplier<List<PartStatus>> parts) {
        this.parts = parts;
    }

    /** Looks at once and every so often, until it is closed. */
    public static MemoryMeter start(Supplier<List<PartStatus>> parts, Duration every) {
        MemoryMeter meter = new MemoryMeter(parts);
        var unused =
                meter.timer.scheduleWithFixedDelay(
                        meter::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return meter;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        Map<String, Long> now = new TreeMap<>();
        now.put(OURSELVES, ofProcess(ProcessHandle.current()));
        for (PartStatus part : parts.get()) {
            long kibibytes =
                    part.process().find().stream()
                            .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                            .mapToLong(MemoryMeter::ofProcess)
                            .sum();
            if (kibibytes > 0) {
                now.put(part.name(), kibibytes);
            }
        }
        keep(now);
    }

    /** The look at which all together took most: MiB of each part. */
    public synchronized Map<String, Long> mostMebibytes() {
        Map<String, Long> mebibytes = new TreeMap<>();
        most.forEach((part, size) -> mebibytes.put(part, Math.round(size / 1_024.0)));
        return mebibytes;
    }

    /** The sum at that look, MiB. */
    public synchronized long mostTotal() {
        return sum(most) / KIBIBYTES_PER_MEBIBYTE;
    }

    private synchronized void keep(Map<String, Long> now) {
        if (sum(now) > sum(most)) {
            most = now;
        }
    }

    private static long sum(Map<String, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** 0 for a process that has just ended. */
    private static long ofProcess(ProcessHandle process) {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc/%d/smaps_rollup".formatted(process.pid())))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
