/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Brings rows to the ingest server: several connections, each vehicle on one of them, none far
 * ahead of the others, each batch repeated until the server has answered it.
 *
 * <p>Entry: {@link io.roadstream.ingest.replay.send.ReplaySender}. Does not know files.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.replay.send;
