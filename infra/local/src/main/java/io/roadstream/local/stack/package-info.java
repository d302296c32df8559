/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The stack as parts: which main class, which arguments, which order. Entry class: {@link
 * StackSession}, one run of a stack in this process. Everything here is known by name only.
 */
@NullMarked
package io.roadstream.local.stack;

import org.jspecify.annotations.NullMarked;
