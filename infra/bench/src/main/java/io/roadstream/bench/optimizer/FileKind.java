/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

/** How a published instance is written, which also decides how its lengths are rounded. */
enum FileKind {
    /** Solomon, Gehring-Homberger. */
    WINDOWS,
    /** Li-Lim. */
    PAIRS,
    /** CVRPLIB with coordinates. */
    ROUNDED,
    /** VRPLIB with a matrix. */
    MATRIX
}
