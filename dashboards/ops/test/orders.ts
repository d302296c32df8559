// SPDX-License-Identifier: Apache-2.0
import { type Estimate, type Order, OrderStatus } from "@roadstream/client";

export const MINUTE = 60_000;

/** An order on its way, unless told otherwise. */
export function orderOf(told: Partial<Order> = {}): Order {
  const stop = { place: undefined, name: "", fromMillis: undefined, untilMillis: undefined };
  return {
    id: "7",
    status: OrderStatus.DELIVERING,
    customer: undefined,
    merchant: undefined,
    driver: undefined,
    vehicle: undefined,
    pickup: stop,
    dropoff: stop,
    readyMillis: undefined,
    size: 0,
    price: undefined,
    createdMillis: 0,
    changedMillis: 0,
    pickupEta: undefined,
    dropoffEta: undefined,
    ...told,
  };
}

/** An estimate in minutes since 1970, three either way. */
export function etaOf(p50: number, told: Partial<Estimate> = {}): Estimate {
  return {
    madeMillis: 0,
    vehicle: "V-1",
    p10Millis: (p50 - 3) * MINUTE,
    p50Millis: p50 * MINUTE,
    p90Millis: (p50 + 3) * MINUTE,
    remainingMeters: 0,
    lateShare: undefined,
    ...told,
  };
}
