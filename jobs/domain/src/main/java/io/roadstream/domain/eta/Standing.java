/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

/**
 * A vehicle that is at its next stop, or was just done with one and has not been heard of since.
 *
 * @param stopId which
 * @param sinceMillis when it came there, a few seconds after it was near; or when it was done
 */
public record Standing(long stopId, long sinceMillis) {}
