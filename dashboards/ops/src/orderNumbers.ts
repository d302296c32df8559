// SPDX-License-Identifier: Apache-2.0
import type { Amount, KpiWindow, Order } from "@roadstream/client";
import { isOpen, latenessOf, stageOf } from "./orderState.ts";

const DELIVERED_MILLIS = 1_800_000;
const REVENUE_MILLIS = 600_000;
const MINUTE_MILLIS = 60_000;
/** The gateway tells of a window as long as it is younger. */
const KNOWN_MILLIS = 60_000;

/** How the orders stand, in numbers. */
export interface OrderNumbers {
  readonly open: number;
  readonly late: number;
  readonly unassigned: number;
  /** Since the oldest of those that nobody brings was created. */
  readonly waitingMillis: number | undefined;
  /** In the last 30 minutes. */
  readonly delivered: number;
  /** Of those, by the end of their window or without one. */
  readonly onTime: number;
  /** In one minute of the last ten, one amount for each currency, the tenant's own first. */
  readonly revenue: readonly Amount[];
}

export function countOrders(
  orders: readonly Order[],
  revenue: readonly Amount[],
  nowMillis: number,
): OrderNumbers {
  const open = orders.filter(isOpen);
  const waiting = open.filter((order) => stageOf(order) === "created");
  const delivered = orders.filter(
    (order) => stageOf(order) === "delivered" && nowMillis - order.changedMillis < DELIVERED_MILLIS,
  );
  const oldest = Math.min(...waiting.map((order) => order.createdMillis));
  return {
    open: open.length,
    late: open.filter((order) => latenessOf(order, nowMillis)).length,
    unassigned: waiting.length,
    waitingMillis: waiting.length === 0 ? undefined : Math.max(0, nowMillis - oldest),
    delivered: delivered.length,
    onTime: delivered.filter((order) => order.changedMillis <= (order.dropoff.untilMillis ?? Infinity)).length,
    revenue,
  };
}

/**
 * What was earned in the last ten minutes, from the windows that this page has heard of. Once the newest of them is a
 * minute old nothing is known any more.
 */
export class Takings {
  private readonly windows = new Map<number, KpiWindow>();

  /** A later revision of a window replaces the one before. */
  take(window: KpiWindow): void {
    const end = Number(window.endMillis);
    const known = this.windows.get(end);
    if (!known || known.revision <= window.revision) {
      this.windows.set(end, window);
    }
    for (const old of this.windows.keys()) {
      if (end - old >= REVENUE_MILLIS) {
        this.windows.delete(old);
      }
    }
  }

  /** One amount a minute for each currency; never summed across them. */
  perMinute(firstCurrency: string | undefined, nowMillis: number): Amount[] {
    const sums = new Map<string, number>();
    let millis = 0;
    const newest = Math.max(...this.windows.keys());
    if (!(nowMillis - newest < KNOWN_MILLIS)) {
      return [];
    }
    for (const window of this.windows.values()) {
      millis += Number(window.endMillis - window.startMillis);
      for (const { minor, currency } of window.revenue) {
        sums.set(currency, (sums.get(currency) ?? 0) + Number(minor));
      }
    }
    if (millis === 0) {
      return [];
    }
    if (sums.size === 0 && firstCurrency !== undefined) {
      return [{ currency: firstCurrency, minor: 0 }];
    }
    return [...sums]
      .map(([currency, minor]) => ({ currency, minor: (minor * MINUTE_MILLIS) / millis }))
      .sort((a, b) => Number(b.currency === firstCurrency) - Number(a.currency === firstCurrency) || b.minor - a.minor);
  }
}
