/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.population;

import io.jenetics.Chromosome;
import io.jenetics.Gene;
import io.jenetics.Genotype;
import io.jenetics.util.ISeq;

/**
 * A whole plan as one gene: alterers of this package know what is in it. There is none by chance.
 *
 * @param allele the plan
 */
record PlanGene(Individual allele) implements Gene<Individual, PlanGene> {
    static Genotype<PlanGene> genotype(Individual plan) {
        return Genotype.of(new PlanChromosome(ISeq.of(new PlanGene(plan))));
    }

    @Override
    public PlanGene newInstance() {
        throw new UnsupportedOperationException("plans are founded by the population");
    }

    @Override
    public PlanGene newInstance(Individual plan) {
        return new PlanGene(plan);
    }

    @Override
    public boolean isValid() {
        return true;
    }

    /** Has the one gene. */
    private record PlanChromosome(ISeq<PlanGene> genes) implements Chromosome<PlanGene> {
        @Override
        public PlanGene get(int index) {
            return genes.get(index);
        }

        @Override
        public int length() {
            return genes.length();
        }

        @Override
        public Chromosome<PlanGene> newInstance(ISeq<PlanGene> newGenes) {
            return new PlanChromosome(newGenes);
        }

        @Override
        public Chromosome<PlanGene> newInstance() {
            return new PlanChromosome(ISeq.of(get(0).newInstance()));
        }
    }
}
