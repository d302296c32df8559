/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Sends the positions of a file to the ingest server as if the vehicles were driving now, or as it
 * was then.
 *
 * <p>Entry: {@link io.roadstream.ingest.replay.ReplayMain}. Invariants: rows of one vehicle are
 * sent in order over one connection; the same row with the same shift has the same device uuid, so
 * a run may be repeated. Knows the server only by HTTP.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.replay;
