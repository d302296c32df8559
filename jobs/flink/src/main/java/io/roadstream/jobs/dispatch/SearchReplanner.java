/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import io.roadstream.domain.dispatch.DispatchSettings;
import io.roadstream.domain.dispatch.FleetPlans;
import io.roadstream.domain.dispatch.Replanner;
import io.roadstream.domain.dispatch.RouteStop;
import io.roadstream.domain.dispatch.RouteTimes;
import io.roadstream.domain.dispatch.VehicleRoute;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.search.Search;
import io.roadstream.optimizer.search.SearchLimit;
import io.roadstream.optimizer.search.SearchSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The optimizer's search as dispatch asks for it, warm from the plans in force. Kinds of vehicles
 * are searched one after the other, each for its share of the time.
 */
public final class SearchReplanner implements Replanner {
    private static final long serialVersionUID = 1L;

    private static final long SEED = 1;

    /**
     * Iterations for each stop, after which a search hardly finds more: few stops take less time.
     */
    private static final long PER_STOP = 20;

    private static final long FEWEST = 200;

    private final RouteModel model;
    private final double minGain;
    private final long nanos;
    private final long iterations;

    private SearchReplanner(DispatchSettings settings, long nanos, long iterations) {
        this.model = new RouteModel(settings);
        this.minGain = settings.minGain();
        this.nanos = nanos;
        this.iterations = iterations;
    }

    /** Searches for the time that the settings give, or less where there are few stops. */
    public static SearchReplanner timed(DispatchSettings settings) {
        return new SearchReplanner(settings, settings.replanning().time().toNanos(), 0);
    }

    /** Searches for so many iterations, however long they take, with the same result each time. */
    public static SearchReplanner counted(DispatchSettings settings, long iterations) {
        return new SearchReplanner(settings, Long.MAX_VALUE, iterations);
    }

    @Override
    public List<VehicleRoute> improve(FleetPlans plans, BooleanSupplier isCancelled) {
        int all = Math.max(1, plans.countMovable());
        List<VehicleRoute> found = new ArrayList<>();
        for (List<VehicleRoute> routes : RouteModel.byKind(plans.routes()).values()) {
            FleetPlans ofKind = new FleetPlans(routes, plans.bound());
            double share = (double) ofKind.countMovable() / all;
            found.addAll(share == 0 ? routes : search(ofKind, share, isCancelled));
        }
        return found;
    }

    private List<VehicleRoute> search(FleetPlans plans, double share, BooleanSupplier isCancelled) {
        Plan start = model.plan(plans.routes(), plans.bound(), prices());
        SearchLimit limit = limit(share, plans.countMovable());
        SearchSettings settings = SearchSettings.of(SEED, limit.or(isCancelled));
        Plan better = Search.solve(start.problem(), start, settings).plan();
        Map<TaskId, RouteStop> stops = RouteModel.stops(plans.routes());
        return plans.routes().stream().map(route -> RouteModel.read(better, route, stops)).toList();
    }

    /** Who was told where to go next is sent elsewhere only if that gains as much. */
    private Prices prices() {
        return new Prices(1, RouteTimes.PER_METER, RouteTimes.PER_SECOND_WAITING, 0, minGain, 1e9);
    }

    private SearchLimit limit(double share, int stops) {
        if (nanos == Long.MAX_VALUE) {
            return SearchLimit.iterations(Math.round(share * iterations));
        }
        long deadline = System.nanoTime() + Math.round(share * nanos);
        long enough = Math.max(FEWEST, PER_STOP * stops);
        return new SearchLimit(System::nanoTime, deadline, enough, () -> false);
    }
}
