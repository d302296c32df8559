/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

/** A bucket of tokens that fills steadily: so many a second, and four seconds' worth at once. */
final class RateLimit {
    private static final double SECONDS_AT_ONCE = 4;
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private double tokens;
    private long lastNanos;

    RateLimit(int perSecond, long nowNanos) {
        this.perSecond = perSecond;
        this.tokens = perSecond * SECONDS_AT_ONCE;
        this.lastNanos = nowNanos;
    }

    /** Takes a token; false if there is none. */
    boolean take(long nowNanos) {
        tokens =
                Math.min(
                        perSecond * SECONDS_AT_ONCE,
                        tokens + perSecond * (double) (nowNanos - lastNanos) / NANOS_PER_SECOND);
        lastNanos = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
