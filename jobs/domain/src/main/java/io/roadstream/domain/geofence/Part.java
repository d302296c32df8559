/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

/** A piece of a fence that is put into the grid by itself. */
interface Part {
    /** Smallest box that holds it. */
    Extent extent();

    /** How much of the box it covers; {@link Coverage#SOME} if in doubt. */
    Coverage cover(Extent cell);
}
