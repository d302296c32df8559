/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How the jobs are, from Flink's REST interface. Entry class: {@link
 * io.roadstream.gateway.flink.FlinkProbe}.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.flink;
