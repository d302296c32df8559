/* SPDX-License-Identifier: Apache-2.0 */

/** How fast the optimizer's moves are, and how its time grows with the number of visits. */
@NullMarked
package io.roadstream.bench.moves;

import org.jspecify.annotations.NullMarked;
