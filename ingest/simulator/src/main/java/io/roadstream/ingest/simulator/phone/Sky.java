/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.phone;

/** How much of the sky a receiver sees. */
public enum Sky {
    OPEN,
    /** Between high houses. */
    CANYON,
    /** None: there is no fix. */
    TUNNEL
}
