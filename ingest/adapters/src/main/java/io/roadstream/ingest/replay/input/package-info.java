/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a replay sends: the selected rows of a file, or a made-up sample, in order of time.
 *
 * <p>Entry: {@link io.roadstream.ingest.replay.input.ReplayInput}. A file in order is streamed, any
 * other is sorted in memory. No clock, no network.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.replay.input;
