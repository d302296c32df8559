/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.effort;

/**
 * How much worse a plan may get for a while: a mean that shrinks evenly by factors between two
 * shares of the effort (Kirkpatrick et al. 1983).
 *
 * @param hot at the beginning
 * @param cold at the end
 * @param from share at which it begins
 * @param until share at which it ends
 */
public record Annealing(double hot, double cold, double from, double until) {
    /** After a share of the effort. */
    public double at(double share) {
        double done = until > from ? (share - from) / (until - from) : 1;
        return hot * Math.pow(cold / hot, Math.min(1, Math.max(0, done)));
    }
}
