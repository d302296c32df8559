/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How well anomalies fit the truth of the simulated city. Entry class: {@link AnomalyCityBench}.
 */
@NullMarked
package io.roadstream.bench.anomaly;

import org.jspecify.annotations.NullMarked;
