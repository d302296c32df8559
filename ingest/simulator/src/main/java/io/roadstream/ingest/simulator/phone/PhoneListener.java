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

    /** The sky is back. */
    void wasInTunnel(long fromMillis, long toMillis);
}
