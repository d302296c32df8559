// SPDX-License-Identifier: Apache-2.0
import type { Amount, EtaAccuracy, KpiPoint, OrderLoad } from "@roadstream/client";

const ON_TIME_MILLIS = 1_800_000;
const REVENUE_MILLIS = 600_000;
const MINUTE_MILLIS = 60_000;
/** A point that is older says nothing of a moment. */
export const KNOWN_MILLIS = 120_000;

/** What the key figures of the past say of a moment. */
export interface Recorded {
  readonly openOrders: number;
  /** In the half hour before. */
  readonly delivered: number;
  /** Of those. */
  readonly onTime: number;
  /** In a minute of the ten before, one amount for each currency. */
  readonly revenue: readonly Amount[];
  /** How right estimates were in the hour before; undefined if nobody knows. */
  readonly accuracy: EtaAccuracy | undefined;
  /** How open orders stood; undefined if nobody knows. */
  readonly load: OrderLoad | undefined;
}

/** What the history says of a span, each by time. */
export interface Past {
  readonly points: readonly KpiPoint[];
  readonly accuracies: readonly EtaAccuracy[];
  readonly loads: readonly OrderLoad[];
}

/** @returns undefined if the points say nothing of the moment */
export function recordedAt({ points, accuracies, loads }: Past, momentMillis: number): Recorded | undefined {
  const before = points.filter((point) => point.timeMillis <= momentMillis);
  const last = before.at(-1);
  if (!last || momentMillis - last.timeMillis >= KNOWN_MILLIS) {
    return undefined;
  }
  const since = (millis: number) => before.filter((point) => point.fromMillis >= last.timeMillis - millis);
  const half = since(ON_TIME_MILLIS);
  const ten = since(REVENUE_MILLIS);
  const sums = new Map<string, number>();
  for (const { minor, currency } of ten.flatMap((point) => point.revenue)) {
    sums.set(currency, (sums.get(currency) ?? 0) + minor);
  }
  const first = ten[0]?.fromMillis ?? last.fromMillis;
  const minutes = (last.timeMillis - first) / MINUTE_MILLIS;
  return {
    openOrders: last.openOrders,
    delivered: half.reduce((sum, point) => sum + point.deliveredOrders, 0),
    onTime: half.reduce((sum, point) => sum + point.onTimeOrders, 0),
    revenue: [...sums].map(([currency, minor]) => ({ currency, minor: minor / minutes })),
    accuracy: newest(accuracies, momentMillis),
    load: newest(loads, momentMillis),
  };
}

/** The newest before a moment, if it is not old. */
function newest<T extends { readonly timeMillis: number }>(points: readonly T[], momentMillis: number): T | undefined {
  const point = points.filter(({ timeMillis }) => timeMillis <= momentMillis).at(-1);
  return point && momentMillis - point.timeMillis < KNOWN_MILLIS ? point : undefined;
}
