/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

/**
 * A Kafka record as it was read, before anyone tried to understand it. Mutable only for Flink's
 * serialiser.
 */
public final class RawRecord {
    /** Topic name. */
    public String topic = "";

    public int partition;
    public long offset;

    /** Empty if the record has none. */
    public byte[] key = new byte[0];

    /** Empty for a tombstone. */
    public byte[] value = new byte[0];

    /** The header {@code version} of rows of the order database; empty without it. */
    public byte[] version = new byte[0];

    /** When the broker took it, UTC. */
    public long appendedMillis;

    public RawRecord() {}

    RawRecord(String topic, int partition, long offset) {
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
    }

    /** Where it stands, for people: {@code kafka:topic/partition@offset}. */
    String position() {
        return "kafka:%s/%d@%d".formatted(topic, partition, offset);
    }
}
