/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.gateway.protocol.CloseCode;
import java.time.Duration;

/** What the gateway counts, for metrics. Called by any thread. */
public interface GatewayCounts {
    /** How things stand after a tick. */
    void set(long clients, long vehicles);

    /** A record of Kafka could not be read. */
    void countUnreadable();

    /** A track was read; whether it moved its vehicle. */
    void countTrack(boolean isNews);

    /** Something a client published is in Kafka. */
    void countPublished();

    /** Something a client published was refused. */
    void countRefused(ErrorCode why);

    /** This side closed a connection. */
    void countClosed(CloseCode why);

    /** A client answered a ping. */
    void countRoundTrip(Duration took);
}
