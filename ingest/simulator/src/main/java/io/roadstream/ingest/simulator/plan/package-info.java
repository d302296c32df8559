/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Who brings which order, in which sequence of stops.
 *
 * <p>Entry: {@link io.roadstream.ingest.simulator.plan.PlanSource}; {@link
 * io.roadstream.ingest.simulator.plan.FirstCome} is what drivers do while nobody plans for them.
 * Knows no world: a plan names vehicles and orders, and the world takes what it can do of it.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.simulator.plan;
