/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.roadstream.local.process;

import org.jspecify.annotations.NullMarked;
