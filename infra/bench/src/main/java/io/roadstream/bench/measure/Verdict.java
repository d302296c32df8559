/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Whether what a bench measured is as it must be. */
public interface Verdict {
    /** Where in the figures of a bench it stands whether its verdict holds. */
    String KEY = "holds";

    boolean holds();

    /** For people: each condition, and whether it holds. */
    List<String> lines();

    /** Prints the lines, and notes in the figures whether it holds. */
    default void tell(ObjectNode json) {
        lines().forEach(System.out::println);
        json.put(KEY, holds());
    }

    /** How a line says it. */
    static String word(boolean holds) {
        return holds ? "holds" : "DOES NOT HOLD";
    }
}
