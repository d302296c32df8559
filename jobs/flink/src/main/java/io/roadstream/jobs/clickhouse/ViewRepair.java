/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import java.io.Serializable;

/**
 * How to see and mend a materialised view that missed a batch its table has, or has one twice,
 * which a server killed between the parts of one insert can cause. In both texts {@code {rows}}
 * stands for the condition that selects the batch's rows of one partition in the table.
 *
 * @param name of the table that the view fills
 * @param balanceQuery gives what the view lacks: positive if it lacks the batch, negative if it has
 *     it twice, 0 if all is well
 * @param repairInsert adds the batch's rows to the view's target, {@code {sign}} times
 */
public record ViewRepair(String name, String balanceQuery, String repairInsert)
        implements Serializable {
    private static final String ROWS = "{rows}";
    private static final String SIGN = "{sign}";

    String balanceQuery(String rows) {
        return balanceQuery.replace(ROWS, rows);
    }

    String repairInsert(String rows, int sign) {
        return repairInsert.replace(ROWS, rows).replace(SIGN, Integer.toString(sign));
    }
}
