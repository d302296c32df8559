/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.TravelTimes;
import java.util.List;

/**
 * Ways between rows: one row for each node, then one for each place where vehicles start or end,
 * then {@link #nowhere}, the end of open routes, which costs nothing to reach. Each table is there
 * by its from-row and by its to-row, so that all ways of one node lie side by side.
 */
public final class Network {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final int nowhere;
    private final Place[] places;
    private final TravelTimes travelTimes;
    private final boolean isTimeDependent;
    private final boolean isMetric;
    private final double pricePerMilli;
    private final double[][] costOut;
    private final double[][] costIn;
    private final long[][] millisOut;
    private final long[][] millisIn;
    private final double[][] meters;

    Network(Problem problem, List<Place> rows, boolean needsMeters) {
        nowhere = rows.size();
        places = rows.toArray(new Place[0]);
        travelTimes = problem.travelTimes();
        isTimeDependent = travelTimes.isTimeDependent();
        isMetric = travelTimes.isMetric() && !isTimeDependent;
        Prices prices = problem.prices();
        pricePerMilli = prices.perSecondDriving() / MILLIS_PER_SECOND;
        costOut = new double[nowhere + 1][nowhere + 1];
        millisOut = new long[isTimeDependent ? 0 : nowhere + 1][nowhere + 1];
        meters = new double[needsMeters ? nowhere + 1 : 0][nowhere + 1];
        double[] ways = new double[nowhere];
        long[] drives = new long[nowhere];
        for (int from = 0; from < nowhere; from++) {
            travelTimes.fill(places[from], places, ways, drives);
            fill(from, ways, drives, prices.perMeter(), needsMeters);
        }
        costIn = transposed(costOut);
        millisIn = isTimeDependent ? millisOut : transposed(millisOut);
    }

    private void fill(
            int from, double[] ways, long[] drives, double perMeter, boolean needsMeters) {
        for (int to = 0; to < nowhere; to++) {
            costOut[from][to] = perMeter * ways[to];
            if (needsMeters) {
                meters[from][to] = ways[to];
            }
            if (!isTimeDependent) {
                millisOut[from][to] = drives[to];
                costOut[from][to] += pricePerMilli * drives[to];
            }
        }
    }

    /** The row without a place. */
    public int nowhere() {
        return nowhere;
    }

    /** Whether driving times depend on the departure; {@link #millisOut} is empty then. */
    public boolean isTimeDependent() {
        return isTimeDependent;
    }

    /** Price of the way from the row to each other; without the time where that depends. */
    public double[] costOut(int from) {
        return costOut[from];
    }

    /** Whether no way costs more, or takes longer, than by way of another place. */
    boolean isMetric() {
        return isMetric;
    }

    /** Price of the way to the row from each other. */
    public double[] costIn(int to) {
        return costIn[to];
    }

    /** Driving times from the row, where they do not depend on the departure. */
    public long[] millisOut(int from) {
        return millisOut[from];
    }

    /** Driving times to the row, where they do not depend on the departure. */
    public long[] millisIn(int to) {
        return millisIn[to];
    }

    /** Driving time. */
    public long millis(int from, int to, long departureMillis) {
        if (!isTimeDependent) {
            return millisOut[from][to];
        }
        return to == nowhere ? 0 : travelTimes.millis(places[from], places[to], departureMillis);
    }

    /** Price of a way that takes so long. */
    public double cost(int from, int to, long driveMillis) {
        double cost = costOut[from][to];
        return isTimeDependent ? cost + pricePerMilli * driveMillis : cost;
    }

    /** Price of the way whenever one leaves. */
    double leastCost(int from, int to) {
        return costOut[from][to];
    }

    /** Price of the way for who leaves then. */
    public double costAt(int from, int to, long departureMillis) {
        return isTimeDependent
                ? cost(from, to, millis(from, to, departureMillis))
                : costOut[from][to];
    }

    /** Metres, 0 where no vehicle has a longest way. */
    public double meters(int from, int to) {
        return meters.length == 0 ? 0 : meters[from][to];
    }

    /** The same table by column; the same object if it is symmetric. */
    private static double[][] transposed(double[][] table) {
        double[][] result = new double[table.length][table.length];
        boolean isSymmetric = true;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table.length; j++) {
                result[i][j] = table[j][i];
                isSymmetric &= table[j][i] == table[i][j];
            }
        }
        return isSymmetric ? table : result;
    }

    private static long[][] transposed(long[][] table) {
        long[][] result = new long[table.length][table.length];
        boolean isSymmetric = true;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table.length; j++) {
                result[i][j] = table[j][i];
                isSymmetric &= table[j][i] == table[i][j];
            }
        }
        return isSymmetric ? table : result;
    }
}
