/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

/**
 * The last row of a page of thinned positions.
 *
 * @param step number of the step since 1970
 * @param vehicle of the row
 */
public record StepCursor(long step, String vehicle) {
    /** Before every row. */
    public static final StepCursor START = new StepCursor(Long.MIN_VALUE, "");
}
