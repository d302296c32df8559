/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import static io.roadstream.optimizer.fixtures.Street.pair;
import static io.roadstream.optimizer.fixtures.Street.vehicle;
import static io.roadstream.optimizer.fixtures.Street.visit;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.roadstream.optimizer.fixtures.Street;
import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.ProblemBuilder;
import io.roadstream.optimizer.model.Shift;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Assignment;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.schedule.PlanAssembly;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PositionSearchTest {
    private static final int SEARCHES = 50;

    /** A result and its Optional, however many positions a route has: 20,301 for a pair here. */
    private static final long BYTES_PER_ROUTE = 200;

    @Test
    void allocatesNothingForAPosition() {
        Plan plan = plan(200).with(pair("p", 7, 11));
        RouteState route = new RouteState(plan.problem(), plan.routes().get(0));
        PositionSearch search = new PositionSearch(plan.problem(), plan.problem().getRequest("p"));
        run(search, route);

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        run(search, route);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(SEARCHES * BYTES_PER_ROUTE);
    }

    private static void run(PositionSearch search, RouteState route) {
        for (int i = 0; i < SEARCHES; i++) {
            assertThat(search.search(route).isPresent()).isTrue();
        }
    }

    private static Plan plan(int visits) {
        Shift shift = new Shift(0, Street.minutes(10_000));
        Vehicle roomy = Vehicle.of("v", vehicle("v", 0).start(), shift, Load.of(visits + 1));
        ProblemBuilder builder =
                Street.problem()
                        .vehicle(roomy.withAnnounced(List.of(new TaskId("r0", Action.VISIT))));
        List<Assignment> lines = new ArrayList<>();
        for (int i = 0; i < visits; i++) {
            builder.request(visit("r" + i, i % 17));
            lines.add(new Assignment("v", new TaskId("r" + i, Action.VISIT)));
        }
        return PlanAssembly.of(builder.build(), lines);
    }
}
