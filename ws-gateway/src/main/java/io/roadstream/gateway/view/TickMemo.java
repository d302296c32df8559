/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Bytes that say what changed since an offset, made once in a tick for all who were last told at
 * that offset. Thread-safe.
 */
final class TickMemo {
    private final Map<Long, byte[]> bytesBySince = new HashMap<>();
    private long tick = -1;

    /**
     * The bytes, made now if nobody asked for them in this tick.
     *
     * @param offset of the tick
     * @param since offset of the tick that was told last
     */
    synchronized byte[] get(long offset, long since, Supplier<byte[]> encoder) {
        if (tick != offset) {
            bytesBySince.clear();
            tick = offset;
        }
        return bytesBySince.computeIfAbsent(since, s -> encoder.get());
    }
}
