/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The way from a phone to the server: at times there is none, the phone keeps its reports, sends
 * them when the network is back, and may send them again since it did not hear the answer. Holds at
 * most {@value #MAX_KEPT} reports.
 */
final class Network {
    /** A phone gives up the connection before it gives up reports: so long it stays offline. */
    private static final int MAX_KEPT = 600;

    private static final int MAX_REQUEST = 200;
    private static final long MIN_OFFLINE_MILLIS = 30_000;
    private static final long MAX_OFFLINE_MILLIS = 480_000;
    private static final long MIN_REPEAT_MILLIS = 3_000;
    private static final long MAX_REPEAT_MILLIS = 30_000;

    private final PhoneSettings settings;
    private final RandomGenerator random;
    private final PhoneListener listener;
    private final List<Report> kept = new ArrayList<>();
    private List<Report> unanswered = List.of();
    private long repeatAt = Long.MAX_VALUE;
    private long offlineSince = Long.MAX_VALUE;
    private long offlineUntil = Long.MIN_VALUE;

    Network(PhoneSettings settings, RandomGenerator random, PhoneListener listener) {
        this.settings = settings;
        this.random = random;
        this.listener = listener;
    }

    void tick(long nowMillis) {
        if (isOffline() && (nowMillis >= offlineUntil || kept.size() >= MAX_KEPT)) {
            reconnect(nowMillis, random.nextDouble() < settings.twiceShare());
        } else if (!isOffline() && isLostNow()) {
            offlineSince = nowMillis;
            offlineUntil = nowMillis + random.nextLong(MIN_OFFLINE_MILLIS, MAX_OFFLINE_MILLIS);
        }
        if (nowMillis >= repeatAt && !isOffline()) {
            repeat(nowMillis);
        }
    }

    void send(long nowMillis, Report report) {
        if (isOffline()) {
            kept.add(report);
        } else {
            listener.upload(nowMillis, List.of(report));
        }
    }

    /** The phone is switched off: what was kept is sent before, and nothing after. */
    void end(long nowMillis) {
        if (isOffline()) {
            reconnect(nowMillis, false);
        }
        repeat(nowMillis);
    }

    private void reconnect(long nowMillis, boolean isAnswerLost) {
        repeat(nowMillis);
        boolean isTwice = isAnswerLost && !kept.isEmpty();
        upload(nowMillis, kept);
        if (isTwice) {
            unanswered = List.copyOf(kept);
            repeatAt = nowMillis + random.nextLong(MIN_REPEAT_MILLIS, MAX_REPEAT_MILLIS);
        }
        listener.wasOffline(offlineSince, nowMillis, kept.size(), isTwice);
        kept.clear();
        offlineSince = Long.MAX_VALUE;
    }

    private void repeat(long nowMillis) {
        upload(nowMillis, unanswered);
        unanswered = List.of();
        repeatAt = Long.MAX_VALUE;
    }

    private boolean isOffline() {
        return offlineSince != Long.MAX_VALUE;
    }

    private boolean isLostNow() {
        long everySeconds = settings.offlineEvery().toSeconds();
        return everySeconds > 0 && random.nextDouble() * everySeconds < 1;
    }

    private void upload(long nowMillis, List<Report> reports) {
        for (int from = 0; from < reports.size(); from += MAX_REQUEST) {
            int to = Math.min(reports.size(), from + MAX_REQUEST);
            listener.upload(nowMillis, List.copyOf(reports.subList(from, to)));
        }
    }
}
