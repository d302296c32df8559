// SPDX-License-Identifier: Apache-2.0
import type { KpiPoint } from "@roadstream/client";
import { expect, test } from "vitest";
import { recordedAt } from "../src/recorded.ts";
import { trendOf } from "../src/trend.ts";

const MINUTE = 60_000;

function point(minute: number, told: Partial<KpiPoint>): KpiPoint {
  return {
    fromMillis: (minute - 1) * MINUTE,
    timeMillis: minute * MINUTE,
    activeVehicles: 0,
    openOrders: 0,
    lateOrders: 0,
    createdOrders: 0,
    deliveredOrders: 0,
    onTimeOrders: 0,
    revenue: [],
    eventAgeP50Millis: undefined,
    eventAgeP95Millis: undefined,
    ...told,
  };
}

const pastOf = (points: KpiPoint[]) => ({ points, accuracies: [], loads: [] });

test("a moment of the past has the open orders of then, and the deliveries of the half hour before", () => {
  const points = [
    point(9, { deliveredOrders: 100 }),
    point(11, { deliveredOrders: 4, onTimeOrders: 3 }),
    point(40, { deliveredOrders: 6, onTimeOrders: 6, openOrders: 12 }),
    point(41, { deliveredOrders: 50, openOrders: 99 }),
  ];
  expect(recordedAt(pastOf(points), 40.5 * MINUTE)).toMatchObject({ openOrders: 12, delivered: 10, onTime: 9 });
});

test("revenue is of a minute of the ten before, or of as many as are known, and never summed across currencies", () => {
  const points = [
    point(1, { revenue: [{ minor: 900, currency: "EUR" }] }),
    point(21, { revenue: [{ minor: 1_000, currency: "EUR" }] }),
    point(22, { revenue: [{ minor: 3_000, currency: "EUR" }, { minor: 500, currency: "SEK" }] }),
  ];
  expect(recordedAt(pastOf(points), 22 * MINUTE)?.revenue).toEqual([
    { currency: "EUR", minor: 2_000 },
    { currency: "SEK", minor: 250 },
  ]);
});

test("nothing is known of a moment before the first point, or long after the last", () => {
  const points = [point(10, { openOrders: 1 })];
  expect(recordedAt(pastOf(points), 9.9 * MINUTE)).toBeUndefined();
  expect(recordedAt(pastOf(points), 12 * MINUTE)).toBeUndefined();
});

test("how right estimates were is of the newest point before the moment, if that is not old", () => {
  const accuracy = (minute: number) => ({ timeMillis: minute * MINUTE, arrivals: 100 + minute, p50Millis: 0, p90Millis: 0 });
  const at = (minute: number) => recordedAt({ ...pastOf([point(minute, {})]), accuracies: [accuracy(8), accuracy(9), accuracy(20)] }, minute * MINUTE)?.accuracy?.arrivals;
  expect([at(7), at(9), at(10), at(11), at(20)]).toEqual([undefined, 109, 109, undefined, 120]);
});

test("how open orders stood is of the newest point before the moment, if that is not old", () => {
  const loads = [9, 12].map((minute) => ({ timeMillis: minute * MINUTE, open: 9, unassigned: minute, lateRisk: 3 }));
  const at = (minute: number) => recordedAt({ ...pastOf([point(minute, {})]), loads }, minute * MINUTE)?.load?.unassigned;
  expect([at(8), at(9), at(10), at(11), at(12)]).toEqual([undefined, 9, 9, undefined, 12]);
});

test.each([
  [[1, 2, 3], "rising", 0],
  [[3, 2, 1], "falling", 0],
  [[1, 9, 5], "falling", 1],
  [[9, 1, 5], "rising", 1],
  [[4, 4, 4], "steady", 0],
  [[1, 9, 8.9], "rising", 0],
] as const)("the line %j is %s since the reading %i", (values, direction, at) => {
  const readings = values.map((value, i) => ({ timeMillis: i, value }));
  expect(trendOf(readings)).toEqual({ direction, sinceMillis: at });
});
