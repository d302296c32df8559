/* SPDX-License-Identifier: Apache-2.0 */
/** Flink from outside, over its REST interface. Entry class: {@link FlinkRest}. */
@NullMarked
package io.roadstream.local.flink;

import org.jspecify.annotations.NullMarked;
