/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

import java.util.Arrays;

/** An amount in each dimension of capacity, such as parcels, litres and kilograms. Immutable. */
public final class Load {
    private final int[] amounts;

    private Load(int[] amounts) {
        this.amounts = amounts;
    }

    /** Amounts, at least 0, in the order that the whole problem uses. */
    public static Load of(int... amounts) {
        for (int amount : amounts) {
            Checks.requireNotNegative("amount", (long) amount);
        }
        return new Load(amounts.clone());
    }

    /** Nothing, in so many dimensions. */
    public static Load empty(int dimensions) {
        return new Load(new int[dimensions]);
    }

    /** Number of dimensions. */
    public int dimensions() {
        return amounts.length;
    }

    /** Amount in one dimension. */
    public int amount(int dimension) {
        return amounts[dimension];
    }

    /** This and so many times the other; below zero where more leaves than was there. */
    public Load plus(Load other, int times) {
        int[] sum = amounts.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.addExact(sum[i], times * other.amounts[i]);
        }
        return new Load(sum);
    }

    /** Whether no dimension has more than the other. */
    public boolean fitsIn(Load capacity) {
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] > capacity.amounts[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Load load && Arrays.equals(amounts, load.amounts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(amounts);
    }

    @Override
    public String toString() {
        return Arrays.toString(amounts);
    }
}
