/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.Envelope;
import java.time.Duration;

/**
 * What a device's clock is worth. An arrival is told in true time, and orders change in true time,
 * so a clock that is wrong by minutes would put both out. The shortest way of a report to us is the
 * sign: nothing is on its way for long always, and nothing comes before it was sent.
 *
 * @param lagMillis shortest time between event and ingest in the last hour or two; may be negative
 * @param freshLagMillis the same since {@code sinceMillis}
 * @param sinceMillis when the present hour began, ingest time; 0: never heard
 * @param isKnown whether it was heard for long enough to be judged behind: what a phone kept while
 *     it had no network comes within seconds, and looks like a clock that is behind
 */
public record DeviceClock(long lagMillis, long freshLagMillis, long sinceMillis, boolean isKnown) {
    /** Never heard. */
    public static final DeviceClock NEW = new DeviceClock(0, 0, 0, false);

    private static final long ACQUAINTANCE_MILLIS = Duration.ofSeconds(60).toMillis();

    private static final long WINDOW_MILLIS = Duration.ofHours(1).toMillis();

    /** A way to us that always takes longer is a clock that is behind. */
    private static final long MAX_WAY_MILLIS = Duration.ofSeconds(60).toMillis();

    /** The clock after a report that just came. */
    public DeviceClock heard(Envelope envelope) {
        long lag = envelope.ingestTimeMillis() - envelope.eventTimeMillis();
        if (sinceMillis == 0) {
            return new DeviceClock(lag, lag, envelope.ingestTimeMillis(), false);
        }
        long heardMillis = envelope.ingestTimeMillis() - sinceMillis;
        if (heardMillis >= WINDOW_MILLIS) {
            return new DeviceClock(
                    Math.min(freshLagMillis, lag), lag, envelope.ingestTimeMillis(), isKnown);
        }
        return new DeviceClock(
                Math.min(lagMillis, lag),
                Math.min(freshLagMillis, lag),
                sinceMillis,
                isKnown || heardMillis >= ACQUAINTANCE_MILLIS);
    }

    /** True time of an event that was just heard. */
    long timeMillis(Envelope envelope) {
        return timeMillis(envelope.eventTimeMillis());
    }

    /** True time of what the device says happened at this time by its clock. */
    public long timeMillis(long eventTimeMillis) {
        boolean isWrong = lagMillis < 0 || (isKnown && lagMillis > MAX_WAY_MILLIS);
        return eventTimeMillis + (isWrong ? lagMillis : 0);
    }
}
