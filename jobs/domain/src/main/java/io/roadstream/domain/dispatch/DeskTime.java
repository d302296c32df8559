/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

/**
 * When something is done.
 *
 * @param nowMillis the tenant's present
 * @param heardMillis all that was received until then has been heard, by our clock
 * @param processingMillis our clock
 */
public record DeskTime(long nowMillis, long heardMillis, long processingMillis) {
    /** Where all clocks agree and nothing is on its way. */
    public static DeskTime of(long millis) {
        return new DeskTime(millis, millis, millis);
    }
}
