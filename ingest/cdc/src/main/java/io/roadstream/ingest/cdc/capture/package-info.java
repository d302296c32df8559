/* SPDX-License-Identifier: Apache-2.0 */
/**
 * From the log of the database to Kafka. Entry class: {@link CaptureLoop}. Each run is a {@link
 * Capture}: Debezium reads, {@link BatchHandler} takes its batches, {@link ChangeFlow} decides what
 * becomes of a change.
 *
 * <p>Invariant: the database may forget a change only after Kafka has acknowledged what became of
 * it. The only package that imports Debezium.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc.capture;
