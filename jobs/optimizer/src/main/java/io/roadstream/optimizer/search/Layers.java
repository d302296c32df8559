/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

/**
 * Which parts of the search are on; all are, but to measure what each is worth.
 *
 * @param localSearch small moves until none helps
 * @param ruinAndRecreate taking strings of neighbours out of routes and putting them back
 * @param population many plans that compete and are crossed
 * @param routeExchange crossing two plans by exchanging routes
 * @param orderCrossover crossing two plans by the order of their visits
 */
public record Layers(
        boolean localSearch,
        boolean ruinAndRecreate,
        boolean population,
        boolean routeExchange,
        boolean orderCrossover) {
    /** All of them. */
    public static final Layers ALL = new Layers(true, true, true, true, true);

    /** Construction alone. */
    public static final Layers NONE = new Layers(false, false, false, false, false);

    /** The same with or without local search. */
    public Layers withLocalSearch(boolean isOn) {
        return new Layers(isOn, ruinAndRecreate, population, routeExchange, orderCrossover);
    }

    /** The same with or without ruin and recreate. */
    public Layers withRuinAndRecreate(boolean isOn) {
        return new Layers(localSearch, isOn, population, routeExchange, orderCrossover);
    }

    /** The same with or without a population. */
    public Layers withPopulation(boolean isOn) {
        return new Layers(localSearch, ruinAndRecreate, isOn, routeExchange, orderCrossover);
    }

    /** The same with or without crossing by routes. */
    public Layers withRouteExchange(boolean isOn) {
        return new Layers(localSearch, ruinAndRecreate, population, isOn, orderCrossover);
    }

    /** The same with or without crossing by order. */
    public Layers withOrderCrossover(boolean isOn) {
        return new Layers(localSearch, ruinAndRecreate, population, routeExchange, isOn);
    }
}
