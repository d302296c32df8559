/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

/** What the fleet's thread counts, for metrics. */
public interface GatewayCounts {
    /** How things stand after a tick. */
    void set(long clients, long vehicles);

    /** A record of Kafka could not be read. */
    void countUnreadable();

    /** A track was read; whether it moved its vehicle. */
    void countTrack(boolean isNews);
}
