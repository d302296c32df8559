/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.ingest.simulator.phone.Fix;
import io.roadstream.ingest.simulator.phone.PhoneListener;
import io.roadstream.ingest.simulator.phone.Report;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Brings what a phone does to the sink: its uploads, and the truth about it. */
final class PhoneLog implements PhoneListener {
    private final String vehicle;
    private final WorldSink sink;
    private final long positionEveryMillis;
    private long positionMillis = Long.MIN_VALUE;

    /**
     * The log of one vehicle.
     *
     * @param positionEvery time between true positions, zero for none
     */
    PhoneLog(String vehicle, WorldSink sink, Duration positionEvery) {
        this.vehicle = vehicle;
        this.sink = sink;
        this.positionEveryMillis = positionEvery.toMillis();
    }

    @Override
    public void upload(long nowMillis, List<Report> reports) {
        sink.uploaded(nowMillis, reports);
    }

    @Override
    public void wasOffline(long fromMillis, long toMillis, int kept, boolean isTwice) {
        learn(
                TruthKind.OFFLINE,
                fromMillis,
                toMillis,
                Map.of("reports", kept, "sentTwice", isTwice));
    }

    @Override
    public void wasFarOff(long fromMillis, long toMillis, int reports, double meters) {
        learn(
                TruthKind.OUTLIER,
                fromMillis,
                toMillis,
                Map.of("meters", Math.round(meters), "reports", reports));
    }

    @Override
    public void wasInTunnel(long fromMillis, long toMillis) {
        learn(TruthKind.TUNNEL, fromMillis, toMillis, Map.of());
    }

    /** The phone's clock is wrong, if it is. */
    void wrongClock(long nowMillis, long offsetMillis) {
        if (offsetMillis != 0) {
            learn(
                    TruthKind.WRONG_CLOCK,
                    nowMillis,
                    Truth.OPEN,
                    Map.of("aheadMillis", offsetMillis));
        }
    }

    /** Where the vehicle is in truth. */
    void position(long nowMillis, GeoPoint place, Fix truth) {
        if (positionEveryMillis == 0 || nowMillis - positionEveryMillis < positionMillis) {
            return;
        }
        positionMillis = nowMillis;
        learn(
                TruthKind.POSITION,
                nowMillis,
                nowMillis,
                Map.of(
                        "lat",
                        place.lat(),
                        "lon",
                        place.lon(),
                        "speedMps",
                        Math.round(truth.speedMps() * 100) / 100.0));
    }

    private void learn(TruthKind kind, long from, long to, Map<String, Object> details) {
        sink.learned(new Truth(kind, vehicle, from, to, details));
    }
}
