/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.geo.Circle;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.geo.Shape;
import java.util.ArrayList;
import java.util.List;

/** A shape made ready for many questions. Immutable. */
sealed interface Region permits CircleRegion, AreaRegion {
    /** Makes a shape ready. */
    static Region of(Shape shape) {
        Circle circle = shape.circle();
        return circle == null ? new AreaRegion(shape.polygons()) : new CircleRegion(circle);
    }

    /** Whether the place is in it. */
    boolean contains(GeoPoint place);

    /** From the place to the nearest point of the border, in metres, on either side of it. */
    double borderMeters(GeoPoint place);

    /** Radius of the largest circle in it, in metres; an estimate for areas. */
    double inradiusMeters();

    /** Where the way from one place to another may cross the border, as ascending shares of it. */
    double[] crossings(Segment way);

    /** Its pieces, for the grid. */
    List<? extends Part> parts();

    /** The stretches of the way that lie in it, in order. */
    default List<Chord> chords(Segment way) {
        double[] cuts = crossings(way);
        List<Chord> chords = new ArrayList<>();
        double from = 0;
        for (int i = 0; i <= cuts.length; i++) {
            double to = i < cuts.length ? cuts[i] : 1;
            if (to > from && contains(way.at((from + to) / 2))) {
                int last = chords.size() - 1;
                if (last >= 0 && chords.get(last).end() == from) {
                    chords.set(last, new Chord(chords.get(last).start(), to));
                } else {
                    chords.add(new Chord(from, to));
                }
            }
            from = to;
        }
        return chords;
    }
}
