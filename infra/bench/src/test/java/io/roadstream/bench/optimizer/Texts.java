/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import java.util.List;

/** Small instances in each format. */
final class Texts {
    static final List<String> WINDOWS =
            """
            TINY
            VEHICLE
            NUMBER     CAPACITY
              2         20
            CUSTOMER
            CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME
                0      0         0        0        0          100        0
                1      1         1        7       10           20        5
                2      2         0       13        0           90        5
                3      5         5        3       30           60        5
            """
                    .lines()
                    .toList();

    static final List<String> PAIRS =
            """
            2\t20\t1
            0\t0\t0\t0\t0\t100\t0\t0\t0
            1\t1\t1\t-7\t10\t90\t5\t2\t0
            2\t2\t0\t7\t0\t80\t5\t0\t1
            3\t3\t0\t14\t0\t80\t5\t0\t4
            4\t4\t0\t-14\t0\t80\t5\t3\t0
            """
                    .lines()
                    .toList();

    static final List<String> ROUNDED =
            """
            NAME : tiny-n4
            TYPE : CVRP
            DIMENSION : 4
            EDGE_WEIGHT_TYPE : EUC_2D
            CAPACITY : 10
            DISTANCE : 40
            SERVICE_TIME : 10
            NODE_COORD_SECTION
            1\t0\t0
            2\t0\t1.5
            3\t3\t4
            4\t1\t1
            DEMAND_SECTION
            1 0
            2 7
            3 3
            4 5
            DEPOT_SECTION
             1
             -1
            EOF
            """
                    .lines()
                    .toList();

    static final List<String> MATRIX =
            """
            NAME : tiny
            TYPE : VRPTW
            DIMENSION : 3
            EDGE_WEIGHT_TYPE : EXPLICIT
            EDGE_WEIGHT_FORMAT : FULL_MATRIX
            VEHICLES : 2
            CAPACITY : 10
            EDGE_WEIGHT_SECTION
            0 11 12
            21 0 17
            31 32 0
            DEMAND_SECTION
            1 0
            2 7
            3 3
            DEPOT_SECTION
            1
            -1
            SERVICE_TIME_SECTION
            1 0
            2 60
            3 30
            TIME_WINDOW_SECTION
            1 0 1000
            2 5 600
            3 100 900
            EOF
            """
                    .lines()
                    .toList();

    /** {@link #MATRIX} where service may begin at once everywhere. */
    static final List<String> DEADLINES =
            MATRIX.stream()
                    .map(line -> line.replace("2 5 600", "2 0 600").replace("3 100 900", "3 0 900"))
                    .toList();

    private Texts() {}
}
