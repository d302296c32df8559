/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * What shows that a fault really happened while data was under way. A seed without one proves
 * nothing and counts as not run.
 *
 * @param found what was seen
 * @param missing what must have been seen and was not
 */
public record Trace(List<String> found, List<String> missing) {
    public Trace {
        found = List.copyOf(found);
        missing = List.copyOf(missing);
    }

    /** Whether all was seen that must be. */
    public boolean isLeft() {
        return missing.isEmpty() && !found.isEmpty();
    }

    /** This one and something else that must be seen. */
    public Trace andRequire(boolean seen, String what) {
        Notes notes = new Notes();
        notes.found.addAll(found);
        notes.missing.addAll(missing);
        return notes.require(seen, what).toTrace();
    }

    /** Collects one. Not thread-safe. */
    static final class Notes {
        private final List<String> found = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();

        /** Something that was seen and need not be. */
        Notes saw(String what) {
            found.add(what);
            return this;
        }

        /** Something that must be seen. */
        Notes require(boolean seen, String what) {
            (seen ? found : missing).add(what);
            return this;
        }

        Trace toTrace() {
            return new Trace(found, missing);
        }
    }
}
