/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import java.util.List;

/** Instances in any of the formats; which one is told by the text itself. */
public final class InstanceText {
    private InstanceText() {}

    /** Reads an instance, or says in an {@link InvalidInstanceException} why it is none. */
    public static Instance parse(List<String> lines, Objective objective) {
        List<TextLine> text = TextLine.of(lines);
        if (VrplibText.isWrittenIn(text)) {
            return VrplibFormat.parse(lines, objective.fixedCost());
        }
        if (SolomonFormat.isWrittenIn(text)) {
            return SolomonFormat.parse(lines, objective.rounding(), objective.fixedCost());
        }
        if (LiLimFormat.isWrittenIn(text)) {
            return LiLimFormat.parse(lines, objective.rounding(), objective.fixedCost());
        }
        throw new InvalidInstanceException(
                "the text is no instance: neither VEHICLE and CUSTOMER (Solomon,"
                        + " Gehring-Homberger), nor rows of 3 and 9 numbers (Li-Lim), nor"
                        + " 'KEY : value' and sections (CVRPLIB, VRPLIB)");
    }
}
