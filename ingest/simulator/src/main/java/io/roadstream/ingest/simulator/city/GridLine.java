/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A line of the grid.
 *
 * @param street its name and class
 * @param oneWay how it may be driven near the middle of the town, if it is residential
 */
record GridLine(Street street, OneWay oneWay) {
    /** Every fourth line is broad, every eighth a main one. */
    private static final int PRIMARY_EVERY = 8;

    private static final int SECONDARY_EVERY = 4;
    private static final int ROW_SHIFT = 2;
    private static final double ONE_WAY_SHARE = 0.45;
    private static final List<String> NAMES =
            List.of(
                    "Alder",
                    "Anchor",
                    "Ash",
                    "Baker",
                    "Beech",
                    "Bell",
                    "Birch",
                    "Bishop",
                    "Brewer",
                    "Bridge",
                    "Canal",
                    "Castle",
                    "Cedar",
                    "Chapel",
                    "Cherry",
                    "Church",
                    "Cooper",
                    "Crown",
                    "Dyer",
                    "Elm",
                    "Fisher",
                    "Forge",
                    "Fountain",
                    "Garden",
                    "George",
                    "Glover",
                    "Grove",
                    "Hazel",
                    "High",
                    "Hill",
                    "Holly",
                    "Juniper",
                    "King",
                    "Lark",
                    "Laurel",
                    "Lime",
                    "Linden",
                    "Maple",
                    "Market",
                    "Meadow",
                    "Mercer",
                    "Mill",
                    "Minster",
                    "Oak",
                    "Orchard",
                    "Park",
                    "Pear",
                    "Pine",
                    "Poplar",
                    "Potter",
                    "Priory",
                    "Quarry",
                    "Queen",
                    "River",
                    "Rose",
                    "Rowan",
                    "Saddler",
                    "School",
                    "Ship",
                    "Smith",
                    "Spring",
                    "Station",
                    "Swan",
                    "Tanner",
                    "Temple",
                    "Thorn",
                    "Tower",
                    "Union",
                    "Vale",
                    "Victoria",
                    "Vine",
                    "Walnut",
                    "Water",
                    "Weaver",
                    "Well",
                    "West",
                    "Willow",
                    "Wood",
                    "Wren",
                    "Yew",
                    "York",
                    "Abbey");

    /** Direction of a one-way street. */
    enum OneWay {
        NO,
        UP,
        DOWN
    }

    /** A line from south to north. */
    static GridLine column(int column, SplittableRandom random) {
        return of(column, column, TownPlan.COLUMNS, random);
    }

    /** A line from west to east. */
    static GridLine row(int row, SplittableRandom random) {
        return of(TownPlan.COLUMNS + row, row + ROW_SHIFT, TownPlan.ROWS + ROW_SHIFT, random);
    }

    private static GridLine of(int number, int place, int end, SplittableRandom random) {
        boolean isOneWay = random.nextDouble() < ONE_WAY_SHARE;
        String name = NAMES.get(number % NAMES.size());
        boolean isEdgeOfTown = place == end - 1 || place == (number < TownPlan.COLUMNS ? 0 : 2);
        if (isEdgeOfTown) {
            return new GridLine(street("Ring Road", StreetClass.TRUNK), OneWay.NO);
        }
        if (place % PRIMARY_EVERY == SECONDARY_EVERY) {
            return new GridLine(street(name + " Avenue", StreetClass.PRIMARY), OneWay.NO);
        }
        if (place % SECONDARY_EVERY == 0) {
            return new GridLine(street(name + " Road", StreetClass.SECONDARY), OneWay.NO);
        }
        OneWay direction = place % 2 == 0 ? OneWay.UP : OneWay.DOWN;
        return new GridLine(
                street(name + " Street", StreetClass.RESIDENTIAL),
                isOneWay ? direction : OneWay.NO);
    }

    private static Street street(String name, StreetClass streetClass) {
        return new Street(name, streetClass, Street.Site.GROUND);
    }
}
