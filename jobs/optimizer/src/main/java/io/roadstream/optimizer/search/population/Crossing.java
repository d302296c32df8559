/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.population;

import io.jenetics.Alterer;
import io.jenetics.AltererResult;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.Seq;
import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Crosses each plan with the next one, by routes or by order in turn, and educates the child. */
final class Crossing implements Alterer<PlanGene, Double> {
    private final CompiledProblem problem;
    private final Education education;
    private final RouteExchange routeExchange;
    private final OrderCrossover orderCrossover;
    private final boolean hasRouteExchange;
    private final boolean hasOrderCrossover;
    private final Schooling schooling;
    private long children;

    Crossing(
            CompiledProblem problem,
            Neighbours neighbours,
            Education education,
            Schooling schooling,
            Set<Layer> layers) {
        this.problem = problem;
        this.education = education;
        this.schooling = schooling;
        hasRouteExchange = layers.contains(Layer.ROUTE_EXCHANGE);
        hasOrderCrossover = layers.contains(Layer.ORDER_CROSSOVER);
        routeExchange = new RouteExchange(problem, neighbours, education.dice());
        orderCrossover = new OrderCrossover(problem, education.dice());
    }

    @Override
    public AltererResult<PlanGene, Double> alter(
            Seq<Phenotype<PlanGene, Double>> parents, long generation) {
        List<Phenotype<PlanGene, Double>> offspring = new ArrayList<>();
        int altered = 0;
        for (int i = 0; i < parents.length(); i++) {
            if (education.isReached()) {
                offspring.add(parents.get(i));
                continue;
            }
            Individual first = parents.get(i).genotype().gene().allele();
            Phenotype<PlanGene, Double> next = parents.get((i + 1) % parents.length());
            Individual child = child(first, next.genotype().gene().allele());
            offspring.add(Phenotype.of(PlanGene.genotype(child), generation));
            altered++;
        }
        return new AltererResult<>(ISeq.of(offspring), altered);
    }

    private Individual child(Individual first, Individual second) {
        boolean isByOrder =
                hasOrderCrossover && (!hasRouteExchange || schooling.isOrderNext(++children));
        if (isByOrder) {
            int[] sequence = orderCrossover.cross(first.routes(), second.routes());
            if (orderCrossover.canSplit()) {
                education.mend(orderCrossover.split(sequence));
            } else {
                education.construct(sequence);
            }
        } else if (hasRouteExchange) {
            education.mend(routeExchange.cross(first.routes(), second.routes()));
        } else {
            education.begin(first.routes());
        }
        education.searchLocally();
        if (schooling.isFleetDear() && hasTooManyVehicles()) {
            education.reduceFleet(schooling.ofReduction(education.share()));
            if (hasTooManyVehicles()) {
                education.begin(first.routes());
            }
        }
        education.anneal(schooling.ofChild(education.share()));
        return new Individual(problem, education.routes(), education.cost());
    }

    private boolean hasTooManyVehicles() {
        return education.used() > education.best().used();
    }
}
