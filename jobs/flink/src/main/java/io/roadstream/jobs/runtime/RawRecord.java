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

    public RawRecord() {}

    RawRecord(String topic, int partition, long offset, byte[] key, byte[] value) {
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
        this.key = key;
        this.value = value;
    }

    /** Where it stands, for people: {@code kafka:topic/partition@offset}. */
    String position() {
        return "kafka:%s/%d@%d".formatted(topic, partition, offset);
    }
}
