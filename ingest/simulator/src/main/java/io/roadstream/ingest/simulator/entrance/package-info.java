/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Brings what happens in the city into roadstream by its real entrances only: positions over HTTP,
 * orders as SQL, what drivers say over their WebSocket. Keeps a ledger of what was acknowledged.
 *
 * <p>Entry: {@link io.roadstream.ingest.simulator.entrance.Entrances}. Each entrance has threads of
 * its own and bounded queues: one that falls behind holds the city up, nothing is dropped.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.simulator.entrance;
