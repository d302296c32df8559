/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

/** Two kinds of goods that must not be in one route; the order does not matter. */
record KindPair(String first, String second) {
    static KindPair of(String one, String other) {
        return one.compareTo(other) <= 0 ? new KindPair(one, other) : new KindPair(other, one);
    }
}
