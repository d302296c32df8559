/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

/**
 * How much worse a plan may get for a while: a mean that shrinks evenly by factors while the search
 * goes on (Kirkpatrick et al. 1983), in units of the price of a mean way.
 *
 * @param hot at the beginning
 * @param cold at the end
 */
record Annealing(double hot, double cold) {
    static final Annealing DEFAULT = new Annealing(3, 0.03);

    /** After a share of the search. */
    double at(double share) {
        return hot * Math.pow(cold / hot, share);
    }
}
