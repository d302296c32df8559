/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

/**
 * A moment at which clients are told.
 *
 * @param offset counts ticks in which something changed
 * @param timeMillis wall clock; ages in frames are relative to it
 */
record Tick(long offset, long timeMillis) {}
