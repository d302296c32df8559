/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Snapshot;
import io.roadstream.optimizer.search.effort.Annealing;
import io.roadstream.optimizer.search.effort.Effort;
import io.roadstream.optimizer.search.layer.Layer;
import io.roadstream.optimizer.search.local.Proximity;
import io.roadstream.optimizer.search.population.Education;
import io.roadstream.optimizer.search.population.Population;
import io.roadstream.optimizer.search.population.Schooling;

/** One search from one seed: one plan, or a population. For one thread at a time. */
final class Island {
    private final Effort effort;
    private final Education education;
    private final Population population;
    private final Layers layers;
    private final Schooling schooling;
    private final boolean isAlone;
    private final boolean isWarm;

    Island(
            CompiledProblem problem,
            Neighbours neighbours,
            Proximity proximity,
            Beginning beginning,
            Layers layers,
            long seed,
            Effort effort,
            Reporter reporter) {
        this.effort = effort;
        this.layers = layers;
        schooling = beginning.schooling();
        isAlone = schooling.size() == 1;
        isWarm = beginning.isWarm();
        education =
                new Education(
                        problem,
                        neighbours,
                        proximity,
                        new Dice(seed),
                        effort,
                        layers.on(),
                        () -> tell(reporter));
        education.begin(beginning.routes());
        population =
                new Population(
                        problem,
                        neighbours,
                        education,
                        schooling,
                        beginning.routes(),
                        beginning.isWarm(),
                        layers.on(),
                        seed);
    }

    /** Searches to a share of its effort, and on until the plan that a population makes is done. */
    void runUntil(double share) {
        effort.goOnUntil(share);
        if (effort.isPartOver()) {
            return;
        }
        if (!isAlone) {
            population.run();
            return;
        }
        education.searchLocally();
        if (layers.has(Layer.RUIN_AND_RECREATE)) {
            education.annealPart(wholeAnnealing());
            return;
        }
        while (layers.has(Layer.LOCAL_SEARCH) && !effort.isPartOver()) {
            education.construct(new int[0]);
            education.searchLocally();
        }
    }

    /** Goes on from another's best routes. */
    void adopt(int[][] better) {
        if (isAlone) {
            education.begin(better);
        } else {
            population.adopt(better);
        }
    }

    Snapshot best() {
        return education.best();
    }

    long iterations() {
        return effort.iterations();
    }

    long moves() {
        return education.moves();
    }

    private Annealing wholeAnnealing() {
        return isWarm ? schooling.ofWarmStart() : schooling.ofFounder(0);
    }

    private void tell(Reporter reporter) {
        reporter.tell(effort.nowNanos(), education.best());
    }
}
