/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A real Kafka of one node (KRaft) in a process of its own, with the topics of the contract. Entry
 * classes: {@link EmbeddedKafka} for tests and tools, {@link EmbeddedKafkaServer} as a program.
 *
 * <p>Invariants: data stays in the given folder; acknowledged records survive SIGKILL (not a power
 * cut: one node, no fsync per record); loopback unless told otherwise.
 */
@NullMarked
package io.roadstream.embedded.kafka;

import org.jspecify.annotations.NullMarked;
