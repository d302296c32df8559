/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.jobs.runtime.JobConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterJobsConfigTest {
    @Test
    void hasDefaults() {
        ClusterJobsConfig config = ClusterJobsConfig.of(new String[0], Map.of());

        assertThat(config.state())
                .isEqualTo(new StateConfig(Path.of(".roadstream/data/flink"), "heap", false));
        assertThat(config.restUrl()).isEqualTo(URI.create("http://127.0.0.1:8081"));
        assertThat(config.jar()).isEqualTo(Path.of("roadstream-jobs-job.jar"));
        assertThat(config.jobArguments()).isEmpty();
    }

    @Test
    void handsTheJobsTheirOwnArgumentsOnly() {
        String[] args = {
            "--kafka-url", "k:1",
            "--flink-data", "/d",
            "--state-backend", "rocksdb",
            "--accept-state-loss", "true",
            "--flink-rest-url", "http://f:2",
            "--job-jar", "/j.jar",
            "--parallelism", "3"
        };

        ClusterJobsConfig config = ClusterJobsConfig.of(args, Map.of());

        assertThat(config.state()).isEqualTo(new StateConfig(Path.of("/d"), "rocksdb", true));
        assertThat(config.restUrl()).isEqualTo(URI.create("http://f:2"));
        assertThat(config.jar()).isEqualTo(Path.of("/j.jar"));
        assertThat(config.jobArguments())
                .containsExactly("--kafka-url", "k:1", "--parallelism", "3");
        assertThat(JobConfig.of(config.jobArguments().toArray(String[]::new), Map.of()))
                .isEqualTo(config.job());
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> ClusterJobsConfig.of(new String[] {"--job-jra", "x"}, Map.of()))
                .hasMessageContaining("--job-jra");
        assertThatThrownBy(
                        () ->
                                ClusterJobsConfig.of(
                                        new String[] {"--state-backend", "ram"}, Map.of()))
                .hasMessageContaining("--state-backend must be heap or rocksdb, was 'ram'");
    }
}
