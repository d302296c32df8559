/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.phone;

import java.util.List;

/** Hears of what a phone does. */
public interface PhoneListener {
    /** Reports leave the phone now, in one request. */
    void upload(long nowMillis, List<Report> reports);

    /**
     * The network is back.
     *
     * @param kept reports made meanwhile
     * @param isTwice whether they are sent twice
     */
    void wasOffline(long fromMillis, long toMillis, int kept, boolean isTwice);

    /**
     * Reports between high houses were far off.
     *
     * @param fromMillis of the first of them
     * @param toMillis of the last
     * @param reports how many
     * @param meters how far at most, besides the usual noise
     */
    void wasFarOff(long fromMillis, long toMillis, int reports, double meters);

    /** The sky is back. */
    void wasInTunnel(long fromMillis, long toMillis);
}
