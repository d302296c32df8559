/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.topic;

import io.roadstream.contract.codec.Codec;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * A Kafka topic with everything needed to write to it and read from it.
 *
 * @param name {@code fleet.<noun>.v<n>}
 * @param codec the only codec of its values
 * @param keyOf key of an event, {@code tenant|id}
 * @param settings partitions and retention with which it is created
 * @param <T> the event record
 */
public record Topic<T>(String name, Codec<T> codec, KeyFunction<T> keyOf, TopicSettings settings)
        implements Serializable {

    /** How an event gives its key; serialisable, since jobs carry topics with them. */
    public interface KeyFunction<T> extends Function<T, String>, Serializable {}

    /** Key of the event as it stands on the topic, UTF-8. */
    public byte[] key(T event) {
        return keyOf.apply(event).getBytes(StandardCharsets.UTF_8);
    }
}
