/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

/**
 * A vehicle that is at its next stop.
 *
 * @param stopId which
 * @param sinceMillis when it came there, a few seconds after it was near
 */
public record Standing(long stopId, long sinceMillis) {}
