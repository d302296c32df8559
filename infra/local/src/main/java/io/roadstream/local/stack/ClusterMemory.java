/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What JobManager and TaskManager may take. Flink's own scripts compute this; without them the JVM
 * options and Flink's settings must agree, which is why they are in one place.
 *
 * @param heapMiB Java heap of the TaskManager
 */
record ClusterMemory(int heapMiB) {
    /** A coordinator of two small jobs. */
    static final List<String> JOB_MANAGER_OPTIONS =
            List.of("-Xmx320m", "-Xms64m", "-XX:MaxMetaspaceSize=192m", "-XX:+UseSerialGC");

    private static final int FRAMEWORK_HEAP_MIB = 48;
    private static final int FRAMEWORK_DIRECT_MIB = 128;
    private static final int TASK_DIRECT_MIB = 64;
    private static final int NETWORK_MIB = 64;
    private static final int METASPACE_MIB = 256;
    private static final int OVERHEAD_MIB = 128;

    /** RocksDB's caches and write buffers; not touched with state on the heap. */
    private static final int MANAGED_MIB = 128;

    /** JVM options of the TaskManager. */
    List<String> taskManagerOptions() {
        return List.of(
                "-Xmx%dm".formatted(heapMiB),
                "-Xms128m",
                "-XX:MaxDirectMemorySize=%dm"
                        .formatted(FRAMEWORK_DIRECT_MIB + TASK_DIRECT_MIB + NETWORK_MIB),
                "-XX:MaxMetaspaceSize=%dm".formatted(METASPACE_MIB));
    }

    /** The same as Flink's settings. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("taskmanager.cpu.cores", "1.0");
        settings.put("taskmanager.memory.framework.heap.size", mebi(FRAMEWORK_HEAP_MIB));
        settings.put("taskmanager.memory.task.heap.size", mebi(heapMiB - FRAMEWORK_HEAP_MIB));
        settings.put("taskmanager.memory.framework.off-heap.size", mebi(FRAMEWORK_DIRECT_MIB));
        settings.put("taskmanager.memory.task.off-heap.size", mebi(TASK_DIRECT_MIB));
        settings.put("taskmanager.memory.network.min", mebi(NETWORK_MIB));
        settings.put("taskmanager.memory.network.max", mebi(NETWORK_MIB));
        settings.put("taskmanager.memory.managed.size", mebi(MANAGED_MIB));
        settings.put("taskmanager.memory.jvm-metaspace.size", mebi(METASPACE_MIB));
        settings.put("taskmanager.memory.jvm-overhead.min", mebi(OVERHEAD_MIB));
        settings.put("taskmanager.memory.jvm-overhead.max", mebi(OVERHEAD_MIB));
        return settings;
    }

    private static String mebi(int size) {
        return size + "m";
    }
}
