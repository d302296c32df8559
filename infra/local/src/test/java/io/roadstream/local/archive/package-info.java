/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.roadstream.local.archive;

import org.jspecify.annotations.NullMarked;
