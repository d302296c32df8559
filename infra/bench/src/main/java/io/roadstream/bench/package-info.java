/* SPDX-License-Identifier: Apache-2.0 */
/** The command {@code roadstream bench}. Entry class: {@link BenchMain}. */
@NullMarked
package io.roadstream.bench;

import org.jspecify.annotations.NullMarked;
