/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.TravelMatrix;
import java.util.List;

/** How a convention turns coordinates into lengths. Results of different ones never compare. */
public enum Rounding {
    /** Each length cut to one decimal: the distance convention of Solomon's instances. */
    CUT_TO_ONE_DECIMAL {
        @Override
        double length(double exact) {
            return Math.floor(exact * 10) / 10;
        }
    },

    /** Double precision; times to the nearest thousandth of a unit. */
    EXACT {
        @Override
        double length(double exact) {
            return exact;
        }
    },

    /** Each length to the nearest integer: EUC_2D of TSPLIB and CVRPLIB. */
    NEAREST_INTEGER {
        @Override
        double length(double exact) {
            return Math.floor(exact + 0.5);
        }
    };

    private static final double MILLIS_PER_UNIT = 1e3;

    abstract double length(double exact);

    /** Lengths and times between all places; row i is place i. */
    TravelMatrix matrix(List<Place> places) {
        int size = places.size();
        long[][] millis = new long[size][size];
        double[][] meters = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double eastwards = places.get(j).x() - places.get(i).x();
                double northwards = places.get(j).y() - places.get(i).y();
                double square = eastwards * eastwards + northwards * northwards;
                meters[i][j] = length(Math.sqrt(square));
                millis[i][j] = Math.round(meters[i][j] * MILLIS_PER_UNIT);
            }
        }
        return TravelMatrix.of(millis, meters);
    }
}
