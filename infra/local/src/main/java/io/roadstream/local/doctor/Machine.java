/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.doctor;

import java.util.Optional;

/** Checks of what the machine gives. */
final class Machine {
    private static final long GIBIBYTE = 1L << 30;

    /** Below this the build and a first replay do not fit. */
    private static final long DISK_FAIL = 2 * GIBIBYTE;

    private static final long DISK_WARN = 10 * GIBIBYTE;

    /** All parts with default heaps take about 2.5 GiB. */
    private static final long MEMORY_FAIL = 2 * GIBIBYTE;

    private static final long MEMORY_WARN = 4 * GIBIBYTE;

    /** Kafka holds a few files per partition, ClickHouse several per part of a table. */
    private static final long FILES_FAIL = 1_024;

    private static final long FILES_WARN = 8_192;

    private Machine() {}

    static Finding disk(long usableBytes, String where) {
        String found = "%.1f GiB free for %s".formatted(gibibytes(usableBytes), where);
        if (usableBytes < DISK_FAIL) {
            return Finding.fail("Disk", found, "free some, or use --data on another disk");
        }
        return usableBytes < DISK_WARN
                ? Finding.warn("Disk", found, "enough to try, little for days of history")
                : Finding.ok("Disk", found);
    }

    static Finding memory(long totalBytes) {
        String found = "%.1f GiB".formatted(gibibytes(totalBytes));
        if (totalBytes < MEMORY_FAIL) {
            return Finding.fail("Memory", found, "at least 4 GiB are needed for all parts");
        }
        return totalBytes < MEMORY_WARN
                ? Finding.warn(
                        "Memory",
                        found,
                        "lower clickhouse-memory-mib and flink-heap-mib (docs/configuration.md)")
                : Finding.ok("Memory", found);
    }

    /**
     * Open files.
     *
     * @param limit what {@code ulimit -Hn} says, if it can be asked
     */
    static Finding files(Optional<String> limit) {
        if (limit.isEmpty()) {
            return Finding.warn("Open files", "limit unknown", "see that it is at least 8192");
        }
        String text = limit.get();
        if (!text.matches("\\d{1,18}")) {
            return Finding.ok("Open files", text);
        }
        long files = Long.parseLong(text);
        String found = "up to " + files;
        if (files < FILES_FAIL) {
            return Finding.fail("Open files", found, "raise the limit: ulimit -n 20000");
        }
        return files < FILES_WARN
                ? Finding.warn("Open files", found, "raise the limit: ulimit -n 20000")
                : Finding.ok("Open files", found);
    }

    /** A port somebody asked for or had before. */
    static Finding port(String part, int port, boolean isFree, boolean isOurs) {
        String found =
                port + (isOurs ? ", in use by the running stack" : isFree ? ", free" : ", in use");
        return isFree || isOurs
                ? Finding.ok("Port of " + part, found)
                : Finding.warn(
                        "Port of " + part,
                        found,
                        "another one is taken at the next start, unless you name it: --%s-port"
                                .formatted(part));
    }

    private static double gibibytes(long bytes) {
        return (double) bytes / GIBIBYTE;
    }
}
