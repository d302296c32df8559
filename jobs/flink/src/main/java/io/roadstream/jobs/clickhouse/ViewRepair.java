/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import java.io.Serializable;

/**
 * How to see and mend a materialised view that missed a batch its table has, which a server killed
 * between the two parts of one insert can cause. In both texts {@code {rows}} stands for the
 * condition that selects the batch's rows of one partition in the table.
 *
 * @param name of the view, for messages
 * @param missingQuery gives the number of the batch's rows that the view lacks
 * @param repairInsert adds the batch's rows to the view's target
 */
public record ViewRepair(String name, String missingQuery, String repairInsert)
        implements Serializable {
    private static final String ROWS = "{rows}";

    String missingQuery(String rows) {
        return missingQuery.replace(ROWS, rows);
    }

    String repairInsert(String rows) {
        return repairInsert.replace(ROWS, rows);
    }
}
