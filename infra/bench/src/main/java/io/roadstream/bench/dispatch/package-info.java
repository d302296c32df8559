/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Dispatch scored in the simulated city, in virtual time: plans act on the city, and what the city
 * does then acts on plans. Entries: {@link io.roadstream.bench.dispatch.DispatchBench}, and for one
 * event in a running plan {@link io.roadstream.bench.dispatch.ReplanBench}.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.bench.dispatch;
