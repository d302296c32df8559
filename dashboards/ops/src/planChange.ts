// SPDX-License-Identifier: Apache-2.0
import { isNewerThan, type Order, type Plan, type PlanStop } from "@roadstream/client";
import { isOpen, isPickedUp } from "./orderState.ts";
import { texts } from "./texts.ts";

/** What is other in a plan than in the one before. */
export interface PlanChange {
  /** Not made, and not to be made any more. */
  readonly fewer: readonly PlanStop[];
  readonly more: readonly PlanStop[];
  /** Whether those that are in both come in another order. */
  readonly isTurned: boolean;
}

/** Undefined where nothing changed for who drives: what was made meanwhile is gone from the plan, and that is no news. */
export function planChange(before: Plan, after: Plan, orderOf: (id: string) => Order | undefined): PlanChange | undefined {
  const [old, now] = [new Set(before.stops.map(keyOf)), new Set(after.stops.map(keyOf))];
  const fewer = before.stops.filter((stop) => !now.has(keyOf(stop)) && !isMade(stop, orderOf(stop.order)));
  const more = after.stops.filter((stop) => !old.has(keyOf(stop)));
  const kept = (stops: readonly PlanStop[], other: ReadonlySet<string>) => stops.map(keyOf).filter((key) => other.has(key)).join();
  const isTurned = kept(before.stops, now) !== kept(after.stops, old);
  return fewer.length > 0 || more.length > 0 || isTurned ? { fewer, more, isTurned } : undefined;
}

/**
 * What whoever drives has seen once there is a plan: all of it where it changed nothing for them, else what they saw before,
 * without what they made of it. Nothing says any more that a stop was made once its order is gone from the page.
 */
export function seenAfter(seen: Plan | undefined, plan: Plan, orderOf: (id: string) => Order | undefined): Plan {
  if (!seen) {
    return plan;
  }
  if (isNewerThan(plan, seen) && !planChange(seen, plan, orderOf)) {
    return plan;
  }
  const now = new Set(isNewerThan(plan, seen) ? plan.stops.map(keyOf) : []);
  return { ...seen, stops: seen.stops.filter((stop) => now.has(keyOf(stop)) || !isMade(stop, orderOf(stop.order))) };
}

/** `Plan changed, 2 stops fewer, 1 more` */
export function changeText({ fewer, more }: PlanChange): string {
  const counts = [
    fewer.length === 0 ? "" : texts.stopsFewer(fewer.length),
    more.length === 0 ? "" : fewer.length === 0 ? texts.stopsMore(more.length) : texts.andMore(more.length),
  ];
  return [texts.planChanged, ...counts.filter((part) => part !== "")].join(", ");
}

function keyOf({ order, isPickup }: PlanStop): string {
  return `${order} ${isPickup}`;
}

/** An order that is not theirs any more was not brought by them. */
function isMade({ isPickup }: PlanStop, order: Order | undefined): boolean {
  return order !== undefined && (isPickup ? isPickedUp(order) : !isOpen(order));
}
