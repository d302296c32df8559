// SPDX-License-Identifier: Apache-2.0
import type { Order, Plan } from "@roadstream/client";

const MINUTE_MILLIS = 60_000;

/** Part of a delay against the plan. */
export interface Cause {
  readonly kind: "earlier" | "preparation" | "way";
  /** The stop that is behind, for those before. */
  readonly order: string | undefined;
  /** Whole minutes; negative if it made up for something. */
  readonly minutes: number;
}

/** By how much an order is later than its plan has it, and what that is made of. */
export interface Delay {
  readonly minutes: number;
  /** They add up to the whole. */
  readonly causes: readonly Cause[];
}

/**
 * The newest estimate of a drop-off against the plan's time of it, in what can be told apart: how far the stop before it
 * is behind, by how much its merchant has it ready later than the plan leaves, and the rest, which is the way. Undefined
 * without a plan or an estimate, and for what is not a minute late.
 */
export function delayOf(order: Order, plan: Plan | undefined, orderOf: (id: string) => Order | undefined): Delay | undefined {
  const stops = plan?.stops ?? [];
  const at = stops.findIndex((stop) => stop.order === order.id && !stop.isPickup);
  const stop = stops[at];
  if (!stop || !order.dropoffEta) {
    return undefined;
  }
  const minutes = Math.round((order.dropoffEta.p50Millis - stop.arrivalMillis) / MINUTE_MILLIS);
  if (minutes < 1) {
    return undefined;
  }
  const known: Cause[] = [];
  for (const before of stops.slice(0, at).reverse()) {
    const other = orderOf(before.order);
    const eta = before.isPickup ? other?.pickupEta : other?.dropoffEta;
    if (eta) {
      const behind = Math.round((eta.p50Millis - before.arrivalMillis) / MINUTE_MILLIS);
      known.push({ kind: "earlier", order: before.order, minutes: behind });
      break;
    }
  }
  const pickup = stops.slice(0, at).find((before) => before.order === order.id && before.isPickup);
  if (pickup && order.readyMillis !== undefined) {
    // What the vehicle is late itself it does not wait for.
    const leaves = pickup.departureMillis + MINUTE_MILLIS * Math.max(0, known[0]?.minutes ?? 0);
    const wait = Math.floor((order.readyMillis - leaves) / MINUTE_MILLIS);
    known.push({ kind: "preparation", order: undefined, minutes: Math.max(0, wait) });
  }
  const told = known.filter((cause) => cause.minutes !== 0);
  const rest = minutes - told.reduce((sum, cause) => sum + cause.minutes, 0);
  return { minutes, causes: rest === 0 ? told : [...told, { kind: "way", order: undefined, minutes: rest }] };
}
