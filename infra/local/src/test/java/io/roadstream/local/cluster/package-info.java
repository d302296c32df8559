/* SPDX-License-Identifier: Apache-2.0 */
/** The stack with Flink as a cluster of processes, under load and kills. */
@NullMarked
package io.roadstream.local.cluster;

import org.jspecify.annotations.NullMarked;
