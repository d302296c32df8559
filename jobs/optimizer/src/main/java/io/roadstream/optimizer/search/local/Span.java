/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.local;

/**
 * How long sequences of visits take, in columns: duration, time warp, and the first and last moment
 * to begin without more of either. Who is late travels back in time to the window's close, and the
 * warp adds up. Two sequences make one in constant time (Vidal et al. 2013).
 */
final class Span {
    private long[] duration;
    private long[] warp;
    private long[] earliest;
    private long[] latest;

    Span(int room) {
        duration = new long[room];
        warp = new long[room];
        earliest = new long[room];
        latest = new long[room];
    }

    void grow(int room) {
        duration = new long[room];
        warp = new long[room];
        earliest = new long[room];
        latest = new long[room];
    }

    /** One visit. */
    void begin(int i, long open, long close, long service) {
        duration[i] = service;
        warp[i] = 0;
        earliest[i] = open;
        latest[i] = close;
    }

    void copy(int from, int to) {
        duration[to] = duration[from];
        warp[to] = warp[from];
        earliest[to] = earliest[from];
        latest[to] = latest[from];
    }

    void copy(int to, Span other, int from) {
        duration[to] = other.duration[from];
        warp[to] = other.warp[from];
        earliest[to] = other.earliest[from];
        latest[to] = other.latest[from];
    }

    /** One more visit behind. */
    void append(int i, long drive, long open, long close, long service) {
        append(i, drive, service, 0, open, close);
    }

    /** Another sequence behind. */
    void append(int i, long drive, Span other, int j) {
        append(i, drive, other.duration[j], other.warp[j], other.earliest[j], other.latest[j]);
    }

    private void append(
            int i, long drive, long moreDuration, long moreWarp, long open, long close) {
        long at = duration[i] - warp[i] + drive;
        long wait = Math.max(0, open - at - latest[i]);
        long late = Math.max(0, earliest[i] + at - close);
        duration[i] += moreDuration + drive + wait;
        warp[i] += moreWarp + late;
        earliest[i] = Math.max(open - at, earliest[i]) - wait;
        latest[i] = Math.min(close - at, latest[i]) + late;
    }

    long warp(int i) {
        return warp[i];
    }

    /** When the sequence ends if it begins as early as it should. */
    long end(int i) {
        return earliest[i] + duration[i] - warp[i];
    }
}
