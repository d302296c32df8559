// SPDX-License-Identifier: Apache-2.0
import type { Order, Plan, PlanStop, Plans } from "@roadstream/client";

/** What a plan has for the drop-off of an order. */
export interface Planned {
  readonly plan: Plan;
  readonly stop: PlanStop;
  /** Stops that the vehicle makes before. */
  readonly before: number;
}

/** By the plan of who brings it; of an order that nobody was given yet, by whichever plan has it. */
export function plannedOf(order: Order, plans: Plans): Planned | undefined {
  const known = order.vehicle === undefined ? plans.list() : [plans.get(order.vehicle)];
  for (const plan of known) {
    const before = plan?.stops.findIndex((stop) => stop.order === order.id && !stop.isPickup) ?? -1;
    const stop = plan?.stops[before];
    if (plan && stop) {
      return { plan, stop, before };
    }
  }
  return undefined;
}
