/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The {@code roadstream} command line: starts every part as a process from that part's own class
 * path, supervises it and talks to it over its own interface. Entry class: {@link
 * io.roadstream.local.RoadstreamMain}. Must not link to a part: it knows main classes by name only.
 */
@NullMarked
package io.roadstream.local;

import org.jspecify.annotations.NullMarked;
