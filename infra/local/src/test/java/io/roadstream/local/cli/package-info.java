/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.roadstream.local.cli;

import org.jspecify.annotations.NullMarked;
