/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Languages in which devices report positions, each in a package of its own that turns a request
 * into {@link io.roadstream.contract.event.PositionReport}s and refusals.
 *
 * <p>Entry: {@link io.roadstream.ingest.protocol.PositionProtocol}. Foreign units end here. No
 * clock, no Kafka, no server classes.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.protocol;
