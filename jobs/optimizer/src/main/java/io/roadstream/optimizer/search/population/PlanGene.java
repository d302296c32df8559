/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.population;

import io.jenetics.Chromosome;
import io.jenetics.Gene;
import io.jenetics.Genotype;
import io.jenetics.util.ISeq;
import java.util.function.Supplier;

/**
 * A whole plan as one gene: alterers of this package know what is in it.
 *
 * @param allele the plan
 * @param constructor makes another one from nothing
 */
record PlanGene(Individual allele, Supplier<Individual> constructor)
        implements Gene<Individual, PlanGene> {
    static Genotype<PlanGene> genotype(Individual plan, Supplier<Individual> constructor) {
        return Genotype.of(new PlanChromosome(ISeq.of(new PlanGene(plan, constructor))));
    }

    @Override
    public PlanGene newInstance() {
        return new PlanGene(constructor.get(), constructor);
    }

    @Override
    public PlanGene newInstance(Individual plan) {
        return new PlanGene(plan, constructor);
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
