/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.topic.Topics;
import io.roadstream.jobs.anomaly.InvalidStreetsException;
import io.roadstream.jobs.eta.EtaJob;
import io.roadstream.jobs.geofence.GeofenceJob;
import io.roadstream.jobs.history.HistoryJob;
import io.roadstream.jobs.runtime.Environments;
import io.roadstream.jobs.runtime.JobConfig;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** Operator ids are a schema: savepoints find their state by them. */
class JobGraphTest {
    private static final JobConfig CONFIG = JobConfig.of(new String[0], Map.of());

    @Test
    void liveJobKeepsItsOperatorIds() {
        assertThat(uids(LiveJob::define))
                .containsExactlyInAnyOrder(
                        "source-fleet.positions.v1",
                        "source-fleet.positions.v1-decode",
                        "tracking",
                        "tracking-latest-filter",
                        "tracking-latest",
                        "sink-fleet.tracks.v1-tracking",
                        "sink-fleet.vehicle-latest.v1-tracking",
                        "source-fleet.geofences.v1",
                        "source-fleet.geofences.v1-decode",
                        "geofence-filter",
                        "geofence",
                        "sink-fleet.geofence-transitions.v1-geofence",
                        "sink-fleet.dead-letters.v1-geofences",
                        "sink-fleet.dead-letters.v1-positions",
                        "source-fleet.orders.v1",
                        "source-fleet.orders.v1-decode",
                        "source-fleet.plans.v1",
                        "source-fleet.plans.v1-decode",
                        "source-fleet.tenants.v1",
                        "source-fleet.tenants.v1-decode",
                        "eta-assignment",
                        "eta-assignment-change",
                        "eta-journey-plan",
                        "eta-journey",
                        "eta-learner",
                        "eta",
                        "sink-fleet.etas.v1-eta",
                        "sink-fleet.triggers.v1-eta",
                        "sink-fleet.dead-letters.v1-eta",
                        "source-fleet.vehicle-status.v1",
                        "source-fleet.vehicle-status.v1-decode",
                        "anomaly",
                        "sink-fleet.anomalies.v1-anomaly",
                        "sink-fleet.dead-letters.v1-statuses",
                        "sink-fleet.dead-letters.v1-orders",
                        "metrics-live",
                        "metrics-fixes",
                        "metrics-vehicles",
                        "metrics",
                        "sink-fleet.fleet-metrics.v1-metrics",
                        "source-fleet.drivers.v1",
                        "source-fleet.drivers.v1-decode",
                        "source-fleet.vehicles.v1",
                        "source-fleet.vehicles.v1-decode",
                        "dispatch-orders",
                        "dispatch-drivers",
                        "dispatch-vehicles",
                        "dispatch-fixes",
                        "dispatch-statuses",
                        "dispatch-late",
                        "dispatch-risks",
                        "dispatch",
                        "sink-fleet.plans.v1-dispatch",
                        "sink-fleet.triggers.v1-dispatch",
                        "sink-fleet.dead-letters.v1-dispatch-rows");
    }

    @Test
    void isNotSubmittedWithAFileOfStreetsThatIsNotThere() {
        JobConfig config = JobConfig.of(new String[] {"--streets-file", "/nowhere"}, Map.of());

        assertThatThrownBy(() -> LiveJob.define(Environments.of(config), config))
                .isInstanceOf(InvalidStreetsException.class)
                .hasMessageStartingWith("--streets-file '/nowhere' is not there");
    }

    @Test
    void historyJobKeepsItsOperatorIds() {
        assertThat(uids(HistoryJob::define))
                .containsExactlyInAnyOrder(
                        "source-fleet.tracks.v1",
                        "source-fleet.tracks.v1-decode",
                        "history-positions",
                        "sink-fleet.dead-letters.v1-tracks",
                        "source-fleet.geofence-transitions.v1",
                        "source-fleet.geofence-transitions.v1-decode",
                        "history-geofence-transitions",
                        "sink-fleet.dead-letters.v1-geofence-transitions",
                        "source-fleet.anomalies.v1",
                        "source-fleet.anomalies.v1-decode",
                        "history-anomalies",
                        "sink-fleet.dead-letters.v1-anomalies",
                        "source-group-dispatch",
                        "source-group-dispatch-decode",
                        "history-orders",
                        "history-order-events",
                        "history-vehicles",
                        "history-drivers",
                        "history-vehicle-statuses",
                        "history-etas",
                        "history-triggers",
                        "history-plans",
                        "history-kpis",
                        "history-alert-handlings",
                        "sink-fleet.dead-letters.v1-dispatch");
    }

    @Test
    void geofenceJobAloneKeepsTheOperatorIdsOfTheLiveJob() {
        assertThat(uids(GeofenceJob::define))
                .containsExactlyInAnyOrder(
                        "source-fleet.tracks.v1",
                        "source-fleet.tracks.v1-decode",
                        "sink-fleet.dead-letters.v1-tracks",
                        "source-fleet.geofences.v1",
                        "source-fleet.geofences.v1-decode",
                        "geofence-filter",
                        "geofence",
                        "sink-fleet.geofence-transitions.v1-geofence",
                        "sink-fleet.dead-letters.v1-geofences");
    }

    @Test
    void etaJobAloneKeepsTheOperatorIdsOfTheLiveJob() {
        assertThat(uids(EtaJob::defineAlone))
                .containsExactlyInAnyOrder(
                        "source-fleet.tracks.v1",
                        "source-fleet.tracks.v1-decode",
                        "sink-fleet.dead-letters.v1-tracks",
                        "source-fleet.orders.v1",
                        "source-fleet.orders.v1-decode",
                        "sink-fleet.dead-letters.v1-orders",
                        "source-fleet.plans.v1",
                        "source-fleet.plans.v1-decode",
                        "source-fleet.tenants.v1",
                        "source-fleet.tenants.v1-decode",
                        "eta-assignment",
                        "eta-assignment-change",
                        "eta-journey-plan",
                        "eta-journey",
                        "eta-learner",
                        "eta",
                        "sink-fleet.etas.v1-eta",
                        "sink-fleet.triggers.v1-eta",
                        "sink-fleet.dead-letters.v1-eta");
    }

    @Test
    void everyOperatorMayGrowToTheSameParallelism() {
        for (StreamNode node : graph(LiveJob::define).getStreamNodes()) {
            assertThat(node.getMaxParallelism()).isIn(-1, Topics.MAX_PARALLELISM);
        }
        assertThat(graph(LiveJob::define).getExecutionConfig().getMaxParallelism())
                .isEqualTo(Topics.MAX_PARALLELISM);
    }

    private static List<String> uids(BiConsumer<StreamExecutionEnvironment, JobConfig> job) {
        return graph(job).getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .filter(uid -> uid != null && !uid.isEmpty())
                // a sink's writer and committer carry its id with a prefix of Flink's
                .map(uid -> uid.replaceFirst("^Sink Committer: ", ""))
                .distinct()
                .toList();
    }

    private static StreamGraph graph(BiConsumer<StreamExecutionEnvironment, JobConfig> job) {
        StreamExecutionEnvironment environment = Environments.of(CONFIG);
        job.accept(environment, CONFIG);
        return environment.getStreamGraph();
    }
}
