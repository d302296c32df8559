/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last accepted fixes of a vehicle by event time, in which a late fix finds its neighbour. */
final class RecentFixes {
    /** Fixes kept for late ones; half an hour at one report a minute. */
    static final int MAX = 32;

    private RecentFixes() {}

    /** The newest fix not after the time, or null where the window does not reach back so far. */
    static @Nullable Fix findBefore(List<Fix> fixes, long eventTimeMillis) {
        int next = insertionIndex(fixes, eventTimeMillis);
        return next == 0 ? null : fixes.get(next - 1);
    }

    /** The window with one more fix; the oldest leaves when it is full. */
    static List<Fix> add(List<Fix> fixes, Fix fix) {
        int at = insertionIndex(fixes, fix.eventTimeMillis());
        boolean full = fixes.size() == MAX;
        if (full && at == 0) {
            return fixes;
        }
        List<Fix> next = new ArrayList<>(Math.min(MAX, fixes.size() + 1));
        next.addAll(fixes.subList(full ? 1 : 0, at));
        next.add(fix);
        next.addAll(fixes.subList(at, fixes.size()));
        return next;
    }

    private static int insertionIndex(List<Fix> fixes, long eventTimeMillis) {
        int at = fixes.size();
        while (at > 0 && fixes.get(at - 1).eventTimeMillis() > eventTimeMillis) {
            at--;
        }
        return at;
    }
}
