/* SPDX-License-Identifier: Apache-2.0 */
/** One process that holds a Flink cluster and runs the live and history jobs in it. */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.local;
