/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.population;

import io.jenetics.Phenotype;
import io.jenetics.engine.Evaluator;
import io.jenetics.util.ISeq;
import io.jenetics.util.Seq;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Fitness by two ranks, that of the cost and that of the distance to the nearest others, so that a
 * population stays diverse (Vidal et al. 2012). Lower is fitter; twins come last.
 */
final class Ranking implements Evaluator<PlanGene, Double> {
    /** Number of the cheapest that nobody's diversity can push out. */
    private static final int ELITE = 2;

    /** Number of nearest others that count. */
    private static final int NEAREST = 3;

    private static final double TWIN = 2;

    @Override
    public ISeq<Phenotype<PlanGene, Double>> eval(Seq<Phenotype<PlanGene, Double>> population) {
        int count = population.length();
        Individual[] plans = new Individual[count];
        for (int i = 0; i < count; i++) {
            plans[i] = population.get(i).genotype().gene().allele();
        }
        double[] costs = Arrays.stream(plans).mapToDouble(Individual::cost).toArray();
        double[] alike = new double[count];
        boolean[] isTwin = new boolean[count];
        for (int i = 0; i < count; i++) {
            alike[i] = -meanDistance(plans, i, isTwin);
        }
        int[] costRanks = ranks(costs);
        int[] alikeRanks = ranks(alike);
        double weight = 1 - (double) Math.min(ELITE, count) / count;
        return IntStream.range(0, count)
                .mapToObj(
                        i -> {
                            double fitness =
                                    (costRanks[i] + weight * alikeRanks[i]) / count
                                            + (isTwin[i] ? TWIN : 0);
                            return population.get(i).withFitness(fitness);
                        })
                .collect(ISeq.toISeq());
    }

    private static double meanDistance(Individual[] plans, int i, boolean[] isTwin) {
        double[] distances = new double[plans.length - 1];
        int found = 0;
        for (int j = 0; j < plans.length; j++) {
            if (j != i) {
                distances[found] = plans[i].distance(plans[j]);
                isTwin[i] |= j < i && distances[found] == 0;
                found++;
            }
        }
        Arrays.sort(distances);
        return Arrays.stream(distances).limit(NEAREST).average().orElse(0);
    }

    private static int[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        int[] ranks = new int[values.length];
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }
}
