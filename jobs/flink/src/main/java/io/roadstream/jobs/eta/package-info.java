/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Estimates of arrivals as a Flink job. Entry: {@link io.roadstream.jobs.eta.EtaJob}; the rules are
 * in {@code io.roadstream.domain.eta}. Orders go to their vehicles, vehicles know their journeys,
 * what these teach goes to one learner a tenant, and its table is broadcast to those who estimate:
 * a line without a loop, since what a stop teaches holds no estimate (ADR 0018).
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.eta;
