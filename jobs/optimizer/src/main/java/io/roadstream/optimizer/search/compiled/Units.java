/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Vehicle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is served or left out as a whole: the nodes of a request that are not frozen. A request
 * whose pickup is frozen has its delivery left, which must stay on its vehicle.
 */
public final class Units {
    /** No node, unit, kind or vehicle. */
    public static final int NONE = -1;

    /** Price of leaving out what is on its way: above any other. */
    private static final double NEVER = 1e13;

    private final int count;
    private final int[] first;
    private final int[] second;
    private final int[] unitOf;
    private final int dimensions;
    private final int[] load;
    private final int[] total;
    private final double[] price;
    private final boolean[] isOptional;
    private final int[] bound;
    private final int[] skillSet;
    private final boolean[][] hasSkills;
    private final int[] kindOf;
    private final boolean[][] areIncompatible;

    /**
     * The units of a problem.
     *
     * @param nodesOf nodes of each request
     * @param frozenOn vehicle on which each node is frozen, {@link #NONE} if it is not
     */
    Units(Problem problem, List<int[]> nodesOf, int[] frozenOn) {
        List<Request> requests = new ArrayList<>();
        List<int[]> left = new ArrayList<>();
        List<Integer> holders = new ArrayList<>();
        dimensions = problem.dimensions();
        int nodes = frozenOn.length;
        load = new int[nodes * dimensions];
        Map<String, Integer> kinds = new HashMap<>();
        kindOf = new int[nodes];
        for (int r = 0; r < nodesOf.size(); r++) {
            Request request = problem.requests().get(r);
            int[] all = nodesOf.get(r);
            for (int i = 0; i < all.length; i++) {
                putLoad(all[i], request.load(), request.tasks().get(i).action().loadSign());
                kindOf[all[i]] = kind(request.kind(), kinds);
            }
            int[] free = Arrays.stream(all).filter(n -> frozenOn[n] == NONE).toArray();
            if (free.length > 0) {
                requests.add(request);
                left.add(free);
                boolean isUnderWay = free.length < all.length;
                holders.add(isUnderWay ? frozenOn[all[0]] : boundTo(problem, request));
            }
        }
        count = requests.size();
        first = new int[count];
        second = new int[count];
        unitOf = new int[nodes];
        total = new int[count];
        price = new double[count];
        isOptional = new boolean[count];
        bound = new int[count];
        skillSet = new int[count];
        Arrays.fill(unitOf, NONE);
        List<Set<String>> skills = new ArrayList<>();
        for (int u = 0; u < count; u++) {
            int[] free = left.get(u);
            Request request = requests.get(u);
            first[u] = free[0];
            second[u] = free.length > 1 ? free[1] : NONE;
            for (int node : free) {
                unitOf[node] = u;
            }
            for (int d = 0; d < dimensions; d++) {
                total[u] += request.load().amount(d);
            }
            boolean isUnderWay = free.length < request.tasks().size();
            price[u] = isUnderWay ? NEVER : problem.prices().leavingOut(request);
            isOptional[u] = !isUnderWay && request.isOptional();
            bound[u] = holders.get(u);
            skillSet[u] = indexOf(request.skills(), skills);
        }
        hasSkills = hasSkills(problem, skills);
        areIncompatible = incompatible(problem, kinds);
    }

    /** Number of units. */
    public int count() {
        return count;
    }

    /** Its first node. */
    public int first(int unit) {
        return first[unit];
    }

    /** Its second node, or {@link #NONE}. */
    public int second(int unit) {
        return second[unit];
    }

    /** The unit of a node, or {@link #NONE} if it is frozen. */
    public int unitOf(int node) {
        return unitOf[node];
    }

    /** By how much the load on board changes at the node. */
    public int load(int node, int dimension) {
        return load[node * dimensions + dimension];
    }

    /** Sum of the load over its dimensions. */
    public int size(int unit) {
        return total[unit];
    }

    /** Price of leaving it out. */
    public double price(int unit) {
        return price[unit];
    }

    /** Whether it is served only where that costs less than its price. */
    public boolean isOptional(int unit) {
        return isOptional[unit];
    }

    /** The only vehicle for it, or {@link #NONE}. */
    public int bound(int unit) {
        return bound[unit];
    }

    /** Whether the vehicle is the one it is bound to and has its skills. */
    public boolean isAllowed(int unit, int vehicle) {
        int only = bound[unit];
        return (only == NONE || only == vehicle) && hasSkills[skillSet[unit]][vehicle];
    }

    /** Whether any kinds must not meet. */
    public boolean hasIncompatible() {
        return areIncompatible.length > 0;
    }

    /** Whether goods of the two nodes must not be in one route. */
    public boolean areIncompatible(int node, int other) {
        return areIncompatible[kindOf[node]][kindOf[other]];
    }

    private void putLoad(int node, Load amounts, int sign) {
        for (int d = 0; d < dimensions; d++) {
            load[node * dimensions + d] = sign * amounts.amount(d);
        }
    }

    private static int boundTo(Problem problem, Request request) {
        List<Vehicle> vehicles = problem.vehicles();
        for (int v = 0; v < vehicles.size(); v++) {
            if (vehicles.get(v).id().equals(request.vehicleId())) {
                return v;
            }
        }
        return NONE;
    }

    private static int kind(String name, Map<String, Integer> kinds) {
        int next = kinds.size();
        Integer known = kinds.putIfAbsent(name, next);
        return known == null ? next : known;
    }

    private static int indexOf(Set<String> set, List<Set<String>> sets) {
        int index = sets.indexOf(set);
        if (index < 0) {
            sets.add(set);
            return sets.size() - 1;
        }
        return index;
    }

    private static boolean[][] hasSkills(Problem problem, List<Set<String>> sets) {
        boolean[][] result = new boolean[sets.size()][problem.vehicles().size()];
        for (int s = 0; s < result.length; s++) {
            for (int v = 0; v < result[s].length; v++) {
                result[s][v] = problem.vehicles().get(v).skills().containsAll(sets.get(s));
            }
        }
        return result;
    }

    private static boolean[][] incompatible(Problem problem, Map<String, Integer> kinds) {
        if (!problem.hasIncompatibleKinds()) {
            return new boolean[0][];
        }
        boolean[][] result = new boolean[kinds.size()][kinds.size()];
        kinds.forEach(
                (one, i) ->
                        kinds.forEach(
                                (other, j) -> result[i][j] = problem.areIncompatible(one, other)));
        return result;
    }
}
