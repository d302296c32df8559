/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import io.roadstream.jobs.runtime.Environments;
import io.roadstream.jobs.runtime.JobConfig;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** One job of the process: makes the graph that goes on where the job left off. */
final class LocalJob {
    private final String name;
    private final BiConsumer<StreamExecutionEnvironment, JobConfig> definition;
    private final JobFolder folder;

    LocalJob(
            String name,
            BiConsumer<StreamExecutionEnvironment, JobConfig> definition,
            StateConfig state) {
        this.name = name;
        this.definition = definition;
        this.folder = new JobFolder(name, state);
    }

    String name() {
        return name;
    }

    /** The graph to submit. */
    StreamGraph start(JobConfig config) throws InterruptedException {
        SavepointRestoreSettings start = folder.findStart(config.kafka());
        Configuration settings = Environments.configuration(config);
        settings.addAll(folder.settings());
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        environment.setParallelism(config.parallelism());
        environment.setBufferTimeout(5);
        definition.accept(environment, config);
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(name);
        graph.setSavepointRestoreSettings(start);
        folder.started();
        return graph;
    }

    /** Notes how the job was left after it finished. */
    void finished(JobConfig config) throws InterruptedException {
        folder.finished(config.kafka());
    }

    /** To be called again and again: from its first checkpoint on the job's state matters. */
    void noteState() {
        folder.noteState();
    }
}
