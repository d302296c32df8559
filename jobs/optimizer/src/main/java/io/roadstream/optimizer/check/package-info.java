/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Proves a plan: {@link io.roadstream.optimizer.check.PlanChecker} computes everything anew from
 * the problem. Imports the model and the records of a plan, and must not import what makes plans.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.check;
