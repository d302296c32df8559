/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.layer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of the search that can be off, to measure what it is worth. */
public enum Layer {
    /** Small moves until none helps. */
    LOCAL_SEARCH,

    /** Taking strings of neighbours out of routes and putting them back. */
    RUIN_AND_RECREATE,

    /** Many plans that compete and are crossed. */
    POPULATION,

    /** Crossing two plans by exchanging routes. */
    ROUTE_EXCHANGE,

    /** Crossing two plans by the order of their visits. */
    ORDER_CROSSOVER;

    /** The one of this name, such as {@code local-search}. */
    public static Optional<Layer> find(String name) {
        return Arrays.stream(values()).filter(layer -> layer.label().equals(name)).findFirst();
    }

    /** Its name in lower case with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
