/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import io.roadstream.gateway.history.Fix;
import io.roadstream.gateway.history.TimeSpan;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the next page of a track begins: several fixes may share an instant.
 *
 * @param time of the last row given
 * @param rows given of that time
 */
record TrackCursor(Instant time, int rows) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})\\.(\\d{1,8})");

    static TrackCursor start(TimeSpan span) {
        return new TrackCursor(span.from(), 0);
    }

    static TrackCursor parse(String text, TimeSpan span) throws RefusedException {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            Instant time = Instant.ofEpochMilli(Long.parseLong(matcher.group(1)));
            if (!time.isBefore(span.from()) && time.isBefore(span.to())) {
                return new TrackCursor(time, Integer.parseInt(matcher.group(2)));
            }
        }
        throw Parameters.bad("after must be the next of an answer within from and to, was " + text);
    }

    /** After a page that began here. */
    TrackCursor after(List<Fix> page) {
        Instant last = page.get(page.size() - 1).time();
        int same = (int) page.stream().filter(fix -> fix.time().equals(last)).count();
        return new TrackCursor(last, last.equals(time) ? rows + same : same);
    }

    @Override
    public String toString() {
        return time.toEpochMilli() + "." + rows;
    }
}
