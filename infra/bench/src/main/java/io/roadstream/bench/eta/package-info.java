/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The score of estimates: the simulated city in virtual time, its reports and orders through the
 * rules of tracking and estimates, and the truth about arrivals beside what was told. Entry class:
 * {@link io.roadstream.bench.eta.EtaCityBench}. No Kafka, no Flink: the rules alone are judged.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.bench.eta;
