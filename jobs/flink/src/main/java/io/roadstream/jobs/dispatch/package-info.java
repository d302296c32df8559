/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Dispatch as a Flink job. Entry: {@link io.roadstream.jobs.dispatch.DispatchJob}; the rules are in
 * {@code io.roadstream.domain.dispatch}, where an order costs least is found by {@code
 * io.roadstream.optimizer}. All of a tenant is one key, since any of its vehicles may take any of
 * its orders: one core is the limit of one tenant.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.dispatch;
