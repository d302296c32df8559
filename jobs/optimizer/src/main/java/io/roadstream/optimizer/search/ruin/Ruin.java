/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.ruin;

import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Lane;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.compiled.Units;

/** Takes strings of visits out of routes that come near a random place. For one thread. */
final class Ruin {
    /** Mean number of visits to take out. */
    private static final double MEAN_REMOVED = 10;

    /** Longest string. */
    private static final double MAX_LENGTH = 10;

    /** Share of strings in whose middle some visits stay. */
    private static final double SPLIT_SHARE = 0.5;

    /** Chance that one more visit stays in the middle. */
    private static final double KEEP_MORE = 0.99;

    private final Routes routes;
    private final Units units;
    private final Neighbours neighbours;
    private final Dice dice;
    private final int[] chosen;
    private final boolean[] isRuined;
    private final int[] ruined;

    Ruin(Routes routes, Neighbours neighbours, Dice dice) {
        this.routes = routes;
        this.units = routes.problem().units();
        this.neighbours = neighbours;
        this.dice = dice;
        chosen = new int[routes.problem().nodes().count()];
        isRuined = new boolean[routes.count()];
        ruined = new int[routes.count()];
    }

    /** Takes out some strings around a random unit. */
    void ruin() {
        int nodes = 0;
        int used = 0;
        for (int v = 0; v < routes.count(); v++) {
            int free = routes.lane(v).size() + 1 - routes.lane(v).firstFree();
            nodes += free;
            used += free > 0 ? 1 : 0;
        }
        if (used == 0) {
            return;
        }
        double longest = Math.min(MAX_LENGTH, (double) nodes / used);
        double most = 4 * MEAN_REMOVED / (1 + longest) - 1;
        int strings = (int) (dice.share() * most + 1);
        int seed = units.first(dice.below(units.count()));
        int count = ruinNear(seed, longest, 0);
        int[] near = neighbours.of(seed);
        for (int i = 0; i < near.length && count < strings; i++) {
            count = ruinNear(near[i], longest, count);
        }
        for (int i = 0; i < count; i++) {
            isRuined[ruined[i]] = false;
            routes.update(ruined[i]);
        }
    }

    /** Takes a string out of the node's route, unless that was done, and counts it. */
    private int ruinNear(int node, double longest, int count) {
        int v = routes.laneOf(node);
        if (v == Units.NONE || isRuined[v]) {
            return count;
        }
        Lane lane = routes.lane(v);
        int free = lane.size() + 1 - lane.firstFree();
        int length = (int) (dice.share() * Math.min(free, longest) + 1);
        length = Math.min(length, free);
        int chosenCount = choose(lane, positionOf(lane, node), length, free);
        for (int i = 0; i < chosenCount; i++) {
            if (routes.laneOf(chosen[i]) != Units.NONE) {
                routes.remove(units.unitOf(chosen[i]));
            }
        }
        isRuined[v] = true;
        ruined[count] = v;
        return count + 1;
    }

    /** A string that contains the position, perhaps with a gap. */
    private int choose(Lane lane, int position, int length, int free) {
        int kept = 0;
        if (length > 1 && length < free && dice.share() < SPLIT_SHARE) {
            kept = 1;
            while (length + kept < free && dice.share() > KEEP_MORE) {
                kept++;
            }
        }
        int span = length + kept;
        int firstFree = lane.firstFree();
        int lowest = Math.max(firstFree, position - span + 1);
        int highest = Math.min(position, lane.size() - span + 1);
        int begin = lowest + dice.below(highest - lowest + 1);
        int gap = kept == 0 ? span : dice.below(length - 1) + 1;
        int count = 0;
        for (int i = 0; i < span; i++) {
            if (i < gap || i >= gap + kept) {
                chosen[count++] = lane.node(begin + i);
            }
        }
        return count;
    }

    private static int positionOf(Lane lane, int node) {
        int position = 1;
        while (lane.node(position) != node) {
            position++;
        }
        return position;
    }
}
