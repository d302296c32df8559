/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The commands. Each reads its settings, says what it does and leaves the doing to the other
 * packages. Entry class: {@link io.roadstream.local.RoadstreamMain}.
 */
@NullMarked
package io.roadstream.local.cli;

import org.jspecify.annotations.NullMarked;
