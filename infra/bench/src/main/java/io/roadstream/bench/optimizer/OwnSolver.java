/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import io.roadstream.optimizer.instance.Instance;
import io.roadstream.optimizer.instance.InstanceText;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.schedule.PlanAssembly;
import io.roadstream.optimizer.search.Layers;
import io.roadstream.optimizer.search.Search;
import io.roadstream.optimizer.search.SearchLimit;
import io.roadstream.optimizer.search.SearchSettings;
import io.roadstream.optimizer.search.Solution;

/** The optimizer of this project, with some of its layers. */
final class OwnSolver implements RoutingSolver {
    private final Layers layers;
    private final int islands;

    OwnSolver(Layers layers, int islands) {
        this.layers = layers;
        this.islands = islands;
    }

    @Override
    public String name() {
        return "roadstream";
    }

    @Override
    public Answer solve(Task task) {
        SearchLimit limit = SearchLimit.after(System::nanoTime, task.time());
        Instance instance = InstanceText.parse(task.lines(), task.objective());
        Plan start = PlanAssembly.committed(instance.problem());
        SearchSettings settings =
                SearchSettings.of(task.seed(), limit).withLayers(layers).withIslands(islands);
        Solution solution = Search.solve(instance.problem(), start, settings);
        return new Answer(Instance.routes(solution.plan()), solution.moves());
    }
}
