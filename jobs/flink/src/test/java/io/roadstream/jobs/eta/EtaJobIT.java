/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.fixtures.Dispatches;
import io.roadstream.domain.eta.EtaSettings;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.runtime.Environments;
import io.roadstream.jobs.runtime.JobConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** The job on a small cluster of its own, through {@code define}. */
class EtaJobIT {
    private static final int VEHICLES = 8;

    @Test
    void everyOpenStopHasAnEstimateWhateverComesFirst() throws Exception {
        List<Track> tracks = new ArrayList<>();
        List<OrderChange> orders = new ArrayList<>();
        TreeSet<String> expected = new TreeSet<>();
        for (int i = 0; i < VEHICLES; i++) {
            orders.add(Meridian.order("o-" + i, "van-" + i, OrderStatus.PICKING_UP, 1, 0));
            expected.add("o-" + i + " PICKUP");
            expected.add("o-" + i + " DROPOFF");
        }
        for (int second = 1; second < 100; second++) {
            for (int i = 0; i < VEHICLES; i++) {
                tracks.add(Meridian.track("van-" + i, second, 10 * second));
            }
        }
        Configuration settings = Environments.configuration(JobConfig.of(new String[0], Map.of()));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2, settings);
        EtaJob.Outputs outputs =
                EtaJob.define(
                        new EtaJob.Inputs(
                                environment.fromData(
                                        TypeInformation.of(Track.class), array(tracks)),
                                environment.fromData(
                                        TypeInformation.of(OrderChange.class),
                                        orders.toArray(OrderChange[]::new)),
                                environment.fromData(
                                        TypeInformation.of(Plan.class), Dispatches.plan("van-1")),
                                environment.fromData(
                                        TypeInformation.of(TenantChange.class),
                                        new TenantChange("acme", "Europe/Paris"))),
                        EtaSettings.DEFAULT);

        TreeSet<String> told = new TreeSet<>();
        try (CloseableIterator<Eta> etas = outputs.etas().executeAndCollect()) {
            etas.forEachRemaining(eta -> told.add(eta.envelope().entityId() + " " + eta.stop()));
        }

        assertThat(told).isEqualTo(expected);
    }

    private static Track[] array(List<Track> tracks) {
        return tracks.toArray(Track[]::new);
    }
}
