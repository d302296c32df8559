// SPDX-License-Identifier: Apache-2.0
import type { IconName } from "./icons.ts";
import type { OrderState } from "./orderState.ts";

/** Shape of each state in lists. */
export const ORDER_ICONS: Record<OrderState, IconName> = {
  created: "orderCreated",
  assigned: "orderAssigned",
  pickedUp: "orderOnWay",
  delivering: "orderOnWay",
  delivered: "check",
  late: "orderLate",
  failed: "orderFailed",
  cancelled: "orderCancelled",
};

/** Colour of each state. */
export const ORDER_TOKENS: Record<OrderState, string> = {
  created: "--order-created",
  assigned: "--order-assigned",
  pickedUp: "--order-picked-up",
  delivering: "--order-picked-up",
  delivered: "--order-delivered",
  late: "--order-late",
  failed: "--order-failed",
  cancelled: "--order-cancelled",
};
