// SPDX-License-Identifier: Apache-2.0
import { type Order, OrderStatus, type Steps } from "@roadstream/client";
import { ORDER_STEPS, stageOf } from "./orderState.ts";

export type OrderStep = (typeof ORDER_STEPS)[number];

/** Where an order is on its way through the steps. */
export type StepState = "done" | "now" | "ahead" | "failed" | "cancelled";

/** One step of an order: whether it is done, and when it was come to as far as anybody knows. */
export interface Step {
  readonly name: OrderStep;
  readonly state: StepState;
  readonly timeMillis: number | undefined;
}

/** Statuses in which an order has come to a step. */
const STATUSES: Record<OrderStep, readonly OrderStatus[]> = {
  created: [OrderStatus.CREATED],
  assigned: [OrderStatus.ASSIGNED, OrderStatus.PICKING_UP],
  pickedUp: [OrderStatus.PICKED_UP],
  delivering: [OrderStatus.DELIVERING],
  delivered: [OrderStatus.DELIVERED],
};

/** When an order came to a step: the first of its statuses that somebody saw. */
export function stepTime(order: Order, step: OrderStep, seen: Steps): number | undefined {
  if (step === "created") {
    return order.createdMillis;
  }
  const times = STATUSES[step].flatMap((status) => seen.get(status) ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/**
 * The five steps of an order. One that failed or was cancelled has no step that goes on: what is known to be done is
 * done, and the first that is not tells what became of it.
 */
export function stepsOf(order: Order, seen: Steps): Step[] {
  const stage = stageOf(order);
  const hasEnded = stage === "failed" || stage === "cancelled";
  const times = ORDER_STEPS.map((step) => stepTime(order, step, seen));
  const reached = hasEnded ? lastKnown(order, times) + 1 : ORDER_STEPS.indexOf(stage);
  return ORDER_STEPS.map((name, i) => {
    const isReached = i === reached;
    const state = i < reached || stage === "delivered" ? "done" : !isReached ? "ahead" : hasEnded ? stage : "now";
    return { name, state, timeMillis: isReached && hasEnded ? order.changedMillis : times[i] };
  });
}

/** The furthest step that anybody saw; an order that somebody was named for was assigned. */
function lastKnown(order: Order, times: readonly (number | undefined)[]): number {
  const seen = times.reduce<number>((last, time, i) => (time === undefined ? last : i), 0);
  return Math.max(seen, order.vehicle !== undefined || order.driver !== undefined ? 1 : 0);
}

