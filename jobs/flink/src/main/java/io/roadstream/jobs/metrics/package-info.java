/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Key figures as a Flink job. Entry: {@link io.roadstream.jobs.metrics.MetricsJob}; the rules are
 * in {@code io.roadstream.domain.metrics}. Fixes are counted per vehicle first; what is left, a
 * record for each vehicle and window, and the orders of a tenant are one key, so one core counts
 * for it.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.metrics;
