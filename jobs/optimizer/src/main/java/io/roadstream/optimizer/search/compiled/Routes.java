/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

import java.util.Arrays;

/**
 * A route for each vehicle and the units that none serves, changed in place, with a way back: what
 * changed since {@link #mark} is either kept or undone. For one thread.
 */
public final class Routes {
    private final CompiledProblem problem;
    private final Units units;
    private final Lane[] lanes;
    private final Lane[] before;
    private final int[] laneOf;
    private final int[] absent;
    private final int[] absentBefore;
    private final int[] touched;
    private final boolean[] isTouched;
    private int touchedCount;
    private int absentCount;
    private int absentCountBefore;
    private double absentCost;
    private double absentCostBefore;
    private double lanesCost;
    private double lanesCostBefore;
    private long versions;

    /** Routes with what is frozen alone. */
    public Routes(CompiledProblem problem) {
        this.problem = problem;
        this.units = problem.units();
        int vehicles = problem.vehicles().count();
        lanes = new Lane[vehicles];
        before = new Lane[vehicles];
        for (int v = 0; v < vehicles; v++) {
            lanes[v] = new Lane(problem, v);
            before[v] = new Lane(problem, v);
        }
        laneOf = new int[problem.nodes().count()];
        absent = new int[units.count()];
        absentBefore = new int[units.count()];
        touched = new int[vehicles];
        isTouched = new boolean[vehicles];
        set(problem.routes(problem.start()));
    }

    /** What is solved. */
    public CompiledProblem problem() {
        return problem;
    }

    /** Number of vehicles. */
    public int count() {
        return lanes.length;
    }

    /** The route of a vehicle. */
    public Lane lane(int vehicle) {
        return lanes[vehicle];
    }

    /** The vehicle that serves a node, or {@link Units#NONE}. */
    public int laneOf(int node) {
        return laneOf[node];
    }

    /** Number of units that are left out. */
    public int absentCount() {
        return absentCount;
    }

    /** A unit that is left out, by number; not in any order. */
    public int absent(int number) {
        return absent[number];
    }

    /** The units left out, as many as there are. May be put in another order. */
    public int[] absent() {
        return absent;
    }

    /** All routes and what is left out. */
    public double cost() {
        return lanesCost + absentCost;
    }

    /** All routes without what is left out. */
    public double lanesCost() {
        return lanesCost;
    }

    /** Number of routes with nodes. */
    public int used() {
        int used = 0;
        for (Lane lane : lanes) {
            used += lane.size() > 0 ? 1 : 0;
        }
        return used;
    }

    /** A copy of the nodes of all routes. */
    public int[][] toArrays() {
        int[][] routes = new int[lanes.length][];
        for (int v = 0; v < lanes.length; v++) {
            routes[v] = Arrays.copyOfRange(lanes[v].rows(), 1, lanes[v].size() + 1);
        }
        return routes;
    }

    /** Takes over whole routes; there is no way back behind this. */
    public void set(int[][] routes) {
        Arrays.fill(laneOf, Units.NONE);
        lanesCost = 0;
        for (int v = 0; v < lanes.length; v++) {
            lanes[v].setNodes(routes[v], 0, routes[v].length);
            lanes[v].update(++versions);
            lanesCost += lanes[v].cost();
            for (int node : routes[v]) {
                laneOf[node] = v;
            }
        }
        absentCount = 0;
        absentCost = 0;
        for (int u = 0; u < units.count(); u++) {
            if (laneOf[units.first(u)] == Units.NONE) {
                leaveOut(u);
            }
        }
        mark();
    }

    /** Takes out all that is not frozen; there is no way back behind this. */
    public void clear() {
        int[][] frozen = toArrays();
        for (int v = 0; v < frozen.length; v++) {
            frozen[v] = Arrays.copyOf(frozen[v], problem.vehicles().frozen(v));
        }
        set(frozen);
    }

    /**
     * Takes units out of routes that break limits or have what their vehicles may not serve, until
     * they hold; there is no way back behind this.
     */
    public void dropBroken() {
        for (int v = 0; v < lanes.length; v++) {
            dropForbidden(v);
            while (!lanes[v].isHeld() && lanes[v].size() >= lanes[v].firstFree()) {
                dropWorst(v);
            }
        }
        mark();
    }

    private void dropForbidden(int v) {
        int[] now = Arrays.copyOfRange(lanes[v].rows(), 1, lanes[v].size() + 1);
        for (int i = now.length - 1; i >= problem.vehicles().frozen(v); i--) {
            boolean isThere = laneOf[now[i]] == v;
            if (isThere && (!units.isAllowed(units.unitOf(now[i]), v) || meets(now, i))) {
                remove(units.unitOf(now[i]));
                update(v);
            }
        }
    }

    private boolean meets(int[] nodes, int i) {
        for (int j = 0; j < i && units.hasIncompatible(); j++) {
            if (units.areIncompatible(nodes[i], nodes[j])) {
                return true;
            }
        }
        return false;
    }

    /** The unit without which the route holds and is cheapest, or else the last of the cheapest. */
    private void dropWorst(int v) {
        int size = lanes[v].size();
        int[] now = Arrays.copyOfRange(lanes[v].rows(), 1, size + 1);
        Lane trial = new Lane(problem, v);
        int worst = units.unitOf(now[size - 1]);
        double least = Double.POSITIVE_INFINITY;
        for (int i = lanes[v].firstFree() - 1; i < size; i++) {
            int unit = units.unitOf(now[i]);
            if (now[i] != units.first(unit)) {
                continue;
            }
            boolean isLost = least == Double.POSITIVE_INFINITY;
            if (isLost && units.price(unit) <= units.price(worst)) {
                worst = unit;
            }
            trial.copyFrom(lanes[v]);
            trial.removeAll(units.first(unit), units.second(unit));
            trial.update(0);
            if (trial.isHeld() && trial.cost() + units.price(unit) < least) {
                least = trial.cost() + units.price(unit);
                worst = unit;
            }
        }
        remove(worst);
        update(v);
    }

    /** What is now is kept; later changes can be undone to here. */
    public void mark() {
        for (int i = 0; i < touchedCount; i++) {
            isTouched[touched[i]] = false;
        }
        touchedCount = 0;
        absentCountBefore = absentCount;
        System.arraycopy(absent, 0, absentBefore, 0, absentCount);
        absentCostBefore = absentCost;
        if (absentCount == 0) {
            absentCost = 0;
        }
        lanesCostBefore = lanesCost;
    }

    /** Undoes all since {@link #mark}. */
    public void undo() {
        for (int i = 0; i < touchedCount; i++) {
            setLaneOf(lanes[touched[i]], Units.NONE);
        }
        for (int i = 0; i < touchedCount; i++) {
            int v = touched[i];
            Lane old = before[v];
            before[v] = lanes[v];
            lanes[v] = old;
            setLaneOf(old, v);
            isTouched[v] = false;
        }
        touchedCount = 0;
        absentCount = absentCountBefore;
        System.arraycopy(absentBefore, 0, absent, 0, absentCount);
        absentCost = absentCostBefore;
        lanesCost = lanesCostBefore;
    }

    /** Sums all costs anew, against rounding that adds up over many changes. */
    public void sum() {
        lanesCost = 0;
        for (Lane lane : lanes) {
            lanesCost += lane.cost();
        }
        lanesCostBefore = lanesCost;
    }

    /** Takes a served unit out of its route, which is not updated before {@link #update}. */
    public void remove(int unit) {
        int first = units.first(unit);
        int v = laneOf[first];
        touch(v);
        drop(v, first);
        if (units.second(unit) != Units.NONE) {
            drop(v, units.second(unit));
        }
        leaveOut(unit);
    }

    /** Makes a route's costs true after units were taken out. */
    public void update(int vehicle) {
        Lane lane = lanes[vehicle];
        lanesCost -= lane.cost();
        lane.update(++versions);
        lanesCost += lane.cost();
    }

    /**
     * Serves a unit that was left out.
     *
     * @param number of the unit among those left out
     * @param position in front of which its first node is put
     * @param secondPosition in front of which its second one is put, if it has one; counted without
     *     the first
     */
    public void insert(int number, int vehicle, int position, int secondPosition) {
        int unit = absent[number];
        touch(vehicle);
        Lane lane = lanes[vehicle];
        lanesCost -= lane.cost();
        if (units.second(unit) != Units.NONE) {
            lane.insert(secondPosition, units.second(unit), ++versions);
            laneOf[units.second(unit)] = vehicle;
        }
        lane.insert(position, units.first(unit), ++versions);
        laneOf[units.first(unit)] = vehicle;
        lanesCost += lane.cost();
        absent[number] = absent[--absentCount];
        absentCost -= units.price(unit);
        if (absentCount == 0) {
            absentCost = 0;
        }
    }

    /** Whether all routes changed since {@link #mark} hold. */
    public boolean areTouchedHeld() {
        for (int i = 0; i < touchedCount; i++) {
            if (!lanes[touched[i]].isHeld()) {
                return false;
            }
        }
        return true;
    }

    private void touch(int v) {
        if (isTouched[v]) {
            return;
        }
        isTouched[v] = true;
        touched[touchedCount++] = v;
        Lane lane = before[v];
        before[v] = lanes[v];
        lanes[v] = lane;
        lane.copyFrom(before[v]);
    }

    private void drop(int v, int node) {
        Lane lane = lanes[v];
        int[] rows = lane.rows();
        int position = 1;
        while (rows[position] != node) {
            position++;
        }
        lane.removeAt(position);
        laneOf[node] = Units.NONE;
    }

    private void leaveOut(int unit) {
        absent[absentCount++] = unit;
        absentCost += units.price(unit);
    }

    private void setLaneOf(Lane lane, int vehicle) {
        int[] rows = lane.rows();
        for (int i = 1; i <= lane.size(); i++) {
            laneOf[rows[i]] = vehicle;
        }
    }
}
