/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.kafka;

/** A topic exists with a partition count other than the contract's. */
public final class TopicMismatchException extends RuntimeException {
    TopicMismatchException(String topic, int existing, int declared) {
        super(
                """
                topic %s has %d partitions, the contract (Topics.java) says %d. Keys would move \
                to other partitions and the order of a vehicle's reports would be lost, so this \
                is not changed for you: set the contract back to %d, or stop the jobs, copy the \
                topic's records to a new one with %d partitions under a new version name, or \
                delete the topic if its data may go."""
                        .formatted(topic, existing, declared, existing, declared));
    }
}
