/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Change data capture: rows of the order database become events, each change once, in order, from a
 * snapshot on. A process of its own ({@link CdcMain}), since Debezium's libraries are not those of
 * other parts.
 *
 * <p>Invariants: a change is on Kafka before the database may forget it; per entity the versions on
 * a topic never go back (ADR 0014). Must not import other parts, the contract excepted.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc;
