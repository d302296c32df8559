/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Programs of this class path as processes of their own: start, wait for {@code READY}, kill,
 * pause, end. Entry class: {@link ChildProcess}; {@link ParentWatch} is its other half, called by
 * the program. A child never outlives its parent. Must not know which part it starts.
 */
@NullMarked
package io.roadstream.embedded.process;

import org.jspecify.annotations.NullMarked;
