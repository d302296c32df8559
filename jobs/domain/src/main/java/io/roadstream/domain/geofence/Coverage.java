/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

/** How much of a cell a part of a fence covers. */
enum Coverage {
    NOTHING,
    /** Perhaps some of it: places in the cell must be tested. */
    SOME,
    /** All of it: every place in the cell is in the fence. */
    ALL
}
