// SPDX-License-Identifier: Apache-2.0
import { isOpen, isPickedUp, type Order, OrderStatus, type Stop } from "@roadstream/client";

export { isOpen, isPickedUp };

/** Where an order is in its life, as people see it; one shape for each. */
export type OrderState =
  | "created"
  | "assigned"
  | "pickedUp"
  | "delivering"
  | "delivered"
  | "late"
  | "failed"
  | "cancelled";

/** The steps of an order that goes well. */
export const ORDER_STEPS = ["created", "assigned", "pickedUp", "delivering", "delivered"] as const;

/** From this probability on an order is told to be late. */
export const LATE_SHARE = 0.3;

/** How an order stands against its promise. */
export interface Lateness {
  readonly order: string;
  /** Most likely arrival against the end of the window; undefined without an estimate. */
  readonly delayMillis: number | undefined;
  /** 0 to 1 */
  readonly share: number;
}

const STAGES: Record<OrderStatus, Exclude<OrderState, "late">> = {
  [OrderStatus.UNSPECIFIED]: "created",
  [OrderStatus.CREATED]: "created",
  [OrderStatus.ASSIGNED]: "assigned",
  [OrderStatus.PICKING_UP]: "assigned",
  [OrderStatus.PICKED_UP]: "pickedUp",
  [OrderStatus.DELIVERING]: "delivering",
  [OrderStatus.DELIVERED]: "delivered",
  [OrderStatus.CANCELLED]: "cancelled",
  [OrderStatus.FAILED]: "failed",
};

/** The step that an order has come to, late or not. */
export function stageOf(order: Pick<Order, "status">): Exclude<OrderState, "late"> {
  return STAGES[order.status];
}

/** Late hides the step: it is what people have to see. */
export function orderStateOf(order: Order, nowMillis: number): OrderState {
  return latenessOf(order, nowMillis) ? "late" : stageOf(order);
}

/** The end of the order that comes next; none of an order that is over. */
export function nextStopOf(order: Order): Stop | undefined {
  return !isOpen(order) ? undefined : isPickedUp(order) ? order.dropoff : order.pickup;
}

/** Of an open order that will probably be late or is late already, else undefined. */
export function latenessOf(order: Order, nowMillis: number): Lateness | undefined {
  const due = order.dropoff.untilMillis;
  if (!isOpen(order) || due === undefined) {
    return undefined;
  }
  const isOver = nowMillis > due;
  const share = isOver ? 1 : (order.dropoffEta?.lateShare ?? 0);
  if (share < LATE_SHARE) {
    return undefined;
  }
  const p50 = order.dropoffEta?.p50Millis;
  const delayMillis = p50 === undefined ? (isOver ? nowMillis - due : undefined) : p50 - due;
  return { order: order.id, delayMillis, share };
}

/** The worse of the two first. */
export function byLateness(a: Lateness, b: Lateness): number {
  return (b.delayMillis ?? -Infinity) - (a.delayMillis ?? -Infinity) || b.share - a.share;
}
