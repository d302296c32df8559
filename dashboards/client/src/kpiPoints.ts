// SPDX-License-Identifier: Apache-2.0
import type { Amount } from "./orders.ts";

/** How the whole fleet was in a step of time that is over. */
export interface KpiPoint {
  /** Begin of its first window. */
  readonly fromMillis: number;
  /** End of its last window. */
  readonly timeMillis: number;
  /** These three stood so at its end. */
  readonly activeVehicles: number;
  readonly openOrders: number;
  /** Open ones past the end of their window. */
  readonly lateOrders: number;
  /** These came in all of it. */
  readonly createdOrders: number;
  readonly deliveredOrders: number;
  /** Of those delivered. */
  readonly onTimeOrders: number;
  /** One amount for each currency. */
  readonly revenue: readonly Amount[];
  /** Of the window in the middle, of the worst one. */
  readonly eventAgeP50Millis: number | undefined;
  readonly eventAgeP95Millis: number | undefined;
}

/** As the gateway writes it; docs/rest.md. */
export interface KpisAnswer {
  readonly kpis: readonly {
    from: string;
    time: string;
    activeVehicles: number;
    openOrders: number;
    lateOrders: number;
    createdOrders: number;
    deliveredOrders: number;
    onTimeOrders: number;
    revenue: Amount[];
    eventAgeP50Millis: number | null;
    eventAgeP95Millis: number | null;
  }[];
}

export function toKpiPoints({ kpis }: KpisAnswer): KpiPoint[] {
  return kpis.map(({ from, time, eventAgeP50Millis, eventAgeP95Millis, ...rest }) => ({
    ...rest,
    fromMillis: Date.parse(from),
    timeMillis: Date.parse(time),
    eventAgeP50Millis: eventAgeP50Millis ?? undefined,
    eventAgeP95Millis: eventAgeP95Millis ?? undefined,
  }));
}
