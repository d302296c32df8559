/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.phone;

/** Reports in a row that are far off, until one is not. For one thread. */
final class Outlier {
    private final PhoneListener listener;
    private int reports;
    private long firstMillis;
    private long lastMillis;
    private double meters;

    Outlier(PhoneListener listener) {
        this.listener = listener;
    }

    /**
     * A report was made.
     *
     * @param offMeters how far it is off, 0 if it is not
     */
    void reported(long nowMillis, double offMeters) {
        if (!(offMeters > 0)) {
            end();
            return;
        }
        firstMillis = reports == 0 ? nowMillis : firstMillis;
        lastMillis = nowMillis;
        meters = Math.max(meters, offMeters);
        reports++;
    }

    /** No more reports of this kind. */
    void end() {
        if (reports > 0) {
            listener.wasFarOff(firstMillis, lastMillis, reports, meters);
        }
        reports = 0;
        meters = 0;
    }
}
