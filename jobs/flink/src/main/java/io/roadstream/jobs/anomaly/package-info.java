/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Anomalies as a Flink job. Entry: {@link io.roadstream.jobs.anomaly.AnomalyJob}; the rules are in
 * {@code io.roadstream.domain.anomaly}.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.anomaly;
