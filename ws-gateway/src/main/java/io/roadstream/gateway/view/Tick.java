/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

/**
 * A moment at which clients are told.
 *
 * @param offset of the tick, one more than that of the one before
 * @param timeMillis wall clock; ages in frames are relative to it
 */
public record Tick(long offset, long timeMillis) {}
