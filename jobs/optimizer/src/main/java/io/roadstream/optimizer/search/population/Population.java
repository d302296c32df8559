/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.population;

import io.jenetics.Phenotype;
import io.jenetics.TournamentSelector;
import io.jenetics.TruncationSelector;
import io.jenetics.engine.Constraint;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionResult;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.layer.Layer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Plans that compete: the first generation is constructed and educated, then parents are drawn by
 * tournament, crossed, and their children educated; the fittest survive. Runs on the thread that
 * asks. For one thread at a time.
 */
public final class Population {
    private static final int OFFSPRING = 2;
    private static final int TOURNAMENT = 2;

    private final CompiledProblem problem;
    private final Education education;
    private final Schooling schooling;
    private final Random random;
    private final Engine<PlanGene, Double> engine;
    private final int[][] start;
    private final boolean isWarm;
    private final int size;
    private ISeq<Phenotype<PlanGene, Double>> plans = ISeq.empty();
    private long generation = 1;
    private int founded;

    /**
     * For one problem.
     *
     * @param start routes that hold
     * @param isWarm whether they are worth more than any constructed anew
     * @param layers what is on
     */
    public Population(
            CompiledProblem problem,
            Neighbours neighbours,
            Education education,
            Schooling schooling,
            int[][] start,
            boolean isWarm,
            Set<Layer> layers,
            long seed) {
        this.problem = problem;
        this.education = education;
        this.schooling = schooling;
        this.start = start;
        this.isWarm = isWarm;
        random = new Random(seed);
        size = Math.max(OFFSPRING + 1, schooling.size());
        Crossing crossing = new Crossing(problem, neighbours, education, schooling, layers);
        // phenotypes do not age and are never made anew: a plan is worth what it costs
        engine =
                new Engine.Builder<>(new Ranking(), () -> PlanGene.genotype(found()))
                        .minimizing()
                        .populationSize(size)
                        .offspringSize(OFFSPRING)
                        .offspringSelector(new TournamentSelector<>(TOURNAMENT))
                        .survivorsSelector(new TruncationSelector<>())
                        .alterers(crossing)
                        .maximalPhenotypeAge(Long.MAX_VALUE)
                        .constraint(Constraint.of(plan -> true))
                        .executor(Runnable::run)
                        .clock(() -> Instant.EPOCH)
                        .build();
    }

    /** Evolves until this part of the effort is spent: the plan that is made then is finished. */
    public void run() {
        RandomRegistry.using(random, numbers -> evolve());
    }

    /** Takes a plan from elsewhere in, for the dearest one if there are as many as there may be. */
    public void adopt(int[][] routes) {
        education.begin(routes);
        Individual plan = new Individual(problem, education.routes(), education.cost());
        // the engine would leave out the last ones of too many
        plans =
                plans.append(List.of(phenotype(plan))).stream()
                        .sorted(Comparator.comparingDouble(Population::cost))
                        .limit(size)
                        .collect(ISeq.toISeq());
    }

    /** What each plan costs. */
    List<Double> costs() {
        return plans.stream().map(Population::cost).toList();
    }

    private static double cost(Phenotype<PlanGene, Double> plan) {
        return plan.genotype().gene().allele().cost();
    }

    private void evolve() {
        List<Phenotype<PlanGene, Double>> founders = new ArrayList<>(plans.asList());
        while (founders.size() < size && !education.isPartOver()) {
            founders.add(phenotype(found()));
        }
        plans = ISeq.of(founders);
        Iterator<EvolutionResult<PlanGene, Double>> generations =
                engine.stream(plans, generation).iterator();
        while (!education.isPartOver()) {
            EvolutionResult<PlanGene, Double> result = generations.next();
            plans = result.population();
            generation = result.generation() + 1;
        }
    }

    private Phenotype<PlanGene, Double> phenotype(Individual plan) {
        return Phenotype.of(PlanGene.genotype(plan), generation);
    }

    /** A plan of the first generation: from the start, or from nothing. */
    private Individual found() {
        boolean isConstructing = !isWarm && !schooling.isFleetDear();
        if (isConstructing && founded > 0) {
            education.construct(new int[0]);
        } else {
            education.begin(start);
        }
        founded++;
        boolean isSmall = isConstructing && founded % 2 == 0;
        if (isSmall) {
            education.reduceFleet(schooling.ofReduction(education.share()));
        }
        education.searchLocally();
        // a start that was good keeps one plan that stays near to it
        boolean isKept = isWarm && founded == 1;
        double share = education.share();
        education.anneal(
                isKept
                        ? schooling.ofChild(share)
                        : isSmall ? schooling.ofSmallFounder(share) : schooling.ofFounder(share));
        return new Individual(problem, education.routes(), education.cost());
    }
}
