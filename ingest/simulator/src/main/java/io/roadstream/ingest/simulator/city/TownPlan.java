/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where things lie in a made-up town: a grid of lines, bent and turned so that it looks grown, a
 * river from one side to the other, and a hill without streets. Grid places are metres east and
 * north before bending.
 */
final class TownPlan {
    static final int COLUMNS = 45;
    static final int ROWS = 37;
    static final double SPACING_METERS = 165;
    static final double RIVER_HALF_WIDTH_METERS = 75;

    /** The hill lies on this row, which goes through it as a tunnel. */
    static final int TUNNEL_ROW = 26;

    private static final int HILL_COLUMN = 31;
    private static final double HILL_RADIUS_METERS = 430;
    private static final double BANK_METERS = 30;
    private static final double RIVER_NORTH_METERS = -700;
    private static final double RIVER_SWING_METERS = 180;
    private static final double RIVER_BEND_METERS = 1_100;
    private static final double WARP_METERS = 60;
    private static final double WARP_LENGTH_METERS = 1_500;

    /** How far a crossing lies beside its place in the grid, on broad streets and elsewhere. */
    private static final double BROAD_JITTER_METERS = 5;

    private static final double JITTER_METERS = 24;
    private static final double OUTLINE_STEP_METERS = 120;
    private static final int HILL_CORNERS = 28;

    private final double riverPhase;
    private final double warpPhase;
    private final double turn;

    TownPlan(SplittableRandom random) {
        riverPhase = random.nextDouble(2 * Math.PI);
        warpPhase = random.nextDouble(2 * Math.PI);
        turn = random.nextDouble(-0.35, 0.35);
    }

    static PlanePoint gridPoint(int column, int row) {
        return new PlanePoint(
                (column - COLUMNS / 2) * SPACING_METERS, (row - ROWS / 2) * SPACING_METERS);
    }

    /** Whether there is no ground for a street at this place of the grid. */
    boolean isBlocked(PlanePoint grid) {
        return isWater(grid, BANK_METERS)
                || gridPoint(HILL_COLUMN, TUNNEL_ROW).distanceMeters(grid) < HILL_RADIUS_METERS;
    }

    boolean isSouthOfRiver(PlanePoint grid) {
        return grid.north() < riverNorth(grid.east());
    }

    /** Where a crossing of the grid lies in the plane; broad streets are straighter. */
    PlanePoint crossing(PlanePoint grid, boolean isOnBroadStreet, SplittableRandom random) {
        double jitter = isOnBroadStreet ? BROAD_JITTER_METERS : JITTER_METERS;
        return bend(
                grid.plus(random.nextDouble(-jitter, jitter), random.nextDouble(-jitter, jitter)));
    }

    List<Area> areas() {
        return List.of(
                new Area("River", Area.Cover.WATER, riverOutline()),
                new Area("Castle Park", Area.Cover.PARK, hillOutline()));
    }

    private boolean isWater(PlanePoint grid, double bankMeters) {
        return Math.abs(grid.north() - riverNorth(grid.east()))
                < RIVER_HALF_WIDTH_METERS + bankMeters;
    }

    private double riverNorth(double east) {
        return RIVER_NORTH_METERS
                + RIVER_SWING_METERS * StrictMath.sin(east / RIVER_BEND_METERS + riverPhase);
    }

    private PlanePoint bend(PlanePoint grid) {
        double east =
                grid.east()
                        + WARP_METERS
                                * StrictMath.sin(grid.north() / WARP_LENGTH_METERS + warpPhase);
        double north =
                grid.north()
                        + WARP_METERS
                                * StrictMath.cos(grid.east() / WARP_LENGTH_METERS + warpPhase);
        double sin = StrictMath.sin(turn);
        double cos = StrictMath.cos(turn);
        return new PlanePoint(east * cos - north * sin, east * sin + north * cos);
    }

    private List<PlanePoint> riverOutline() {
        double half = (COLUMNS / 2 + 3) * SPACING_METERS;
        List<PlanePoint> outline = new ArrayList<>();
        for (double east = -half; east <= half; east += OUTLINE_STEP_METERS) {
            outline.add(bend(new PlanePoint(east, riverNorth(east) - RIVER_HALF_WIDTH_METERS)));
        }
        for (double east = half; east >= -half; east -= OUTLINE_STEP_METERS) {
            outline.add(bend(new PlanePoint(east, riverNorth(east) + RIVER_HALF_WIDTH_METERS)));
        }
        return outline;
    }

    private static double hillRadius() {
        return HILL_RADIUS_METERS - BANK_METERS;
    }

    private List<PlanePoint> hillOutline() {
        PlanePoint top = gridPoint(HILL_COLUMN, TUNNEL_ROW);
        List<PlanePoint> outline = new ArrayList<>();
        for (int i = 0; i < HILL_CORNERS; i++) {
            double angle = 2 * Math.PI * i / HILL_CORNERS;
            outline.add(
                    bend(
                            top.plus(
                                    hillRadius() * StrictMath.cos(angle),
                                    hillRadius() * StrictMath.sin(angle))));
        }
        return outline;
    }
}
