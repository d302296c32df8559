/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import io.roadstream.contract.event.Track;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vehicle with its newest fix and the channels it is in. */
final class Vehicle {
    private static final int MOVING_CMS = 100;

    private final int handle;
    private final List<Channel> channels = new ArrayList<>();
    private Track newest;
    private long changedAt;
    private @Nullable Channel cell;

    Vehicle(int handle, Track first, long offset) {
        this.handle = handle;
        this.newest = first;
        this.changedAt = offset;
    }

    /** Stands for the vehicle in frames. */
    int handle() {
        return handle;
    }

    String id() {
        return newest.envelope().entityId();
    }

    Track newest() {
        return newest;
    }

    /** At 1 m/s or more. */
    boolean isMoving() {
        Integer speedCms = newest.motion().speedCms();
        return speedCms != null && speedCms >= MOVING_CMS;
    }

    boolean isSpeedKnown() {
        return newest.motion().speedCms() != null;
    }

    /** Offset of the tick that tells its newest fix. */
    long changedAt() {
        return changedAt;
    }

    void setNewest(Track track, long offset) {
        newest = track;
        changedAt = offset;
    }

    /** The channel of the place where it is. */
    @Nullable Channel cell() {
        return cell;
    }

    void setCell(Channel channel) {
        cell = channel;
    }

    /** Channels beside that of its place. */
    List<Channel> others() {
        return channels;
    }

    /**
     * Whether a fix comes after the newest: by event time, then sequence. What is equal in both is
     * the same report again, perhaps judged anew after a restart of the jobs, and the later record
     * stands.
     */
    boolean isAfter(Track track) {
        long time = track.envelope().eventTimeMillis();
        long newestTime = newest.envelope().eventTimeMillis();
        if (time != newestTime) {
            return time > newestTime;
        }
        return sequence(track) >= sequence(newest) && !track.equals(newest);
    }

    private static long sequence(Track track) {
        return track.sequence() == null ? -1 : track.sequence();
    }
}
