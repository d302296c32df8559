/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.local.config.StackConfig.FlinkConfig;
import io.roadstream.local.process.JavaCommand;
import io.roadstream.local.supervisor.Part;
import io.roadstream.local.supervisor.StopRequest;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Flink as a cluster of processes: a JobManager, a TaskManager, and the process that keeps the jobs
 * on it. Either of the first two may die at any time: the jobs go on when it is back.
 */
final class ClusterParts {
    static final String JOB_MANAGER = "jobmanager";
    static final String TASK_MANAGER = "taskmanager";
    static final String JOBS = "jobs";

    private static final String JOB_MANAGER_MAIN =
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER_MAIN =
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
    private static final String JOBS_MAIN = "io.roadstream.jobs.local.ClusterJobsMain";

    /** Into which Flink's serialisers look; the list of its own distribution. */
    private static final List<String> OPENED =
            List.of(
                    "java.lang",
                    "java.net",
                    "java.io",
                    "java.nio",
                    "sun.nio.ch",
                    "java.lang.reflect",
                    "java.text",
                    "java.time",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.concurrent.locks");

    private final Checkout checkout;
    private final PartFactory factory;
    private final FlinkConfig config;
    private final StackFolders folders;
    private final Endpoints endpoints;
    private final JobArguments arguments;

    ClusterParts(
            Checkout checkout,
            PartFactory factory,
            FlinkConfig config,
            StackFolders folders,
            Endpoints endpoints,
            JobArguments arguments) {
        this.checkout = checkout;
        this.factory = factory;
        this.config = config;
        this.folders = folders;
        this.endpoints = endpoints;
        this.arguments = arguments;
    }

    /**
     * The parts.
     *
     * @param jobsNeed what the jobs read and write
     * @param stop ends the jobs in order
     */
    List<Part> list(Set<String> jobsNeed, StopRequest stop) {
        Set<String> needs = new LinkedHashSet<>(jobsNeed);
        needs.add(TASK_MANAGER);
        return List.of(
                PartFactory.service(JOB_MANAGER, Set.of(), this::jobManager, StopRequest.TERMINATE),
                PartFactory.service(
                        TASK_MANAGER,
                        Set.of(JOB_MANAGER),
                        this::taskManager,
                        StopRequest.TERMINATE),
                PartFactory.service(JOBS, needs, this::jobs, stop));
    }

    private JavaCommand jobManager() {
        List<String> options = new ArrayList<>(ClusterMemory.JOB_MANAGER_OPTIONS);
        options.addAll(JavaCommand.readyOnce(endpoints.flink().resolve("/overview"), "version"));
        return flink(JOB_MANAGER, JOB_MANAGER_MAIN, options, List.of("--executionMode", "cluster"));
    }

    /** Each start under a new id, so that it is not taken for the one that died. */
    private JavaCommand taskManager() {
        String id = TASK_MANAGER + "-" + UUID.randomUUID();
        List<String> options = new ArrayList<>(memory().taskManagerOptions());
        options.addAll(JavaCommand.readyOnce(endpoints.flink().resolve("/taskmanagers"), id));
        return flink(
                TASK_MANAGER,
                TASK_MANAGER_MAIN,
                options,
                List.of("-Dtaskmanager.resource-id=" + id));
    }

    private JavaCommand jobs() {
        List<String> all = new ArrayList<>(arguments.ofStart());
        all.addAll(
                List.of(
                        "--flink-rest-url",
                        endpoints.flink().toString(),
                        "--job-jar",
                        checkout.jobJar().toString()));
        List<String> options = new ArrayList<>(List.of("-Xmx160m", "-XX:+UseSerialGC"));
        options.addAll(opened());
        String classPath = checkout.jobJar() + File.pathSeparator + checkout.flinkClassPath();
        return factory.command(classPath, JOBS_MAIN, options, all, arguments.secrets());
    }

    private JavaCommand flink(
            String part, String mainClass, List<String> options, List<String> more) {
        ClusterSettings settings =
                new ClusterSettings(
                        folders.data(StackParts.FLINK), endpoints, config.parallelism(), memory());
        List<String> jvm = new ArrayList<>(options);
        jvm.addAll(opened());
        List<String> all = new ArrayList<>(List.of("--configDir", settings.write().toString()));
        all.add("-Dio.tmp.dirs=" + settings.emptied(part));
        all.addAll(more);
        return factory.command(checkout.flinkClassPath(), mainClass, jvm, all, Map.of());
    }

    private static List<String> opened() {
        return OPENED.stream().map("--add-opens=java.base/%s=ALL-UNNAMED"::formatted).toList();
    }

    private ClusterMemory memory() {
        return new ClusterMemory(config.heapMiB());
    }
}
