/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What was published, as the rule needs it that drops what is not newer. Read from the topics at
 * each start ({@link TopicReader}), so it is never ahead of Kafka.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc.memory;
