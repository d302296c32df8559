/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Child processes, their identity and their logs. A process id is never trusted without the time
 * the process started, since ids are used again.
 */
@NullMarked
package io.roadstream.local.process;

import org.jspecify.annotations.NullMarked;
