// SPDX-License-Identifier: Apache-2.0
import { create } from "@bufbuild/protobuf";
import type { EtaAccuracy, FleetMetrics } from "@roadstream/client";
import { expect, test } from "vitest";
import { FleetMetricsSchema, OrderSnapshotSchema } from "../../client/src/gen/roadstream/v1/gateway_pb.ts";
import { Orders, OrderStatus } from "../../client/src/index.ts";
import { NOW, orderState } from "../../client/test/cities.ts";
import { Format } from "../src/format.ts";
import { countOrders, type OrderNumbers } from "../src/orderNumbers.ts";
import type { Recorded } from "../src/recorded.ts";
import { ORDER_TILES } from "../src/orderTiles.ts";

const format = new Format("en-GB", "Etc/UTC", "km");
const metrics = { reporting: 150, vehicles: 155 } as FleetMetrics;
const NUMBERS: OrderNumbers = { open: 412, late: 23, unassigned: 0, waitingMillis: undefined, delivered: 250, onTime: 234, revenue: [] };

function tile(key: string) {
  const found = ORDER_TILES.find((known) => known.key === key);
  if (!found) {
    throw new Error(`there is a tile ${key}`);
  }
  return found;
}

const written = (key: string, orders: OrderNumbers | undefined, accuracy?: EtaAccuracy) => {
  const one = tile(key);
  const numbers = { metrics, orders, accuracy };
  return `${one.main(numbers, format)} ${one.side(numbers, format)}`.trim().replace(/\s/g, " ");
};

test("on time is a share with one decimal, of at least twenty deliveries", () => {
  expect(written("onTime", NUMBERS)).toBe("93.6 %");
  expect(written("onTime", { ...NUMBERS, delivered: 19, onTime: 18 })).toBe("18 of 19");
  expect(written("onTime", { ...NUMBERS, delivered: 0, onTime: 0 })).toBe("–");
  expect(written("onTime", undefined)).toBe("–");
});

test("somebody should look when few are on time, many at risk, or one waits for long", () => {
  const isBad = (key: string, orders: OrderNumbers) => tile(key).isBad?.({ metrics, orders, accuracy: undefined });
  expect(isBad("onTime", NUMBERS)).toBe(true);
  expect(isBad("onTime", { ...NUMBERS, onTime: 240 })).toBe(false);
  expect(isBad("lateRisk", NUMBERS)).toBe(true);
  expect(isBad("lateRisk", { ...NUMBERS, late: 20 })).toBe(false);
  expect(isBad("unassigned", { ...NUMBERS, unassigned: 1, waitingMillis: 300_001 })).toBe(true);
});

test("how right estimates are is told in minutes, of at least twenty arrivals", () => {
  const accuracy = (arrivals: number) => ({ timeMillis: NOW, arrivals, p50Millis: 84_000, p90Millis: 290_000 });
  expect(written("etaError", NUMBERS, accuracy(20))).toBe("1.4 / 4.8 min");
  expect(written("etaError", NUMBERS, accuracy(19))).toBe("–");
  expect(written("etaError", NUMBERS)).toBe("–");
  const value = (arrivals: number) => tile("etaError").value({ metrics, orders: NUMBERS, accuracy: accuracy(arrivals) });
  expect([value(19), value(20)]).toEqual([undefined, 1.4]);
  const change = (minutes: number) => tile("etaError").change?.(minutes, format);
  expect([change(-0.12), change(0.26), change(0.04)]).toEqual(["−0.1", "+0.3", "±0.0"]);
});

test("money is never summed across currencies", () => {
  const revenue = [
    { minor: 3_450, currency: "EUR" },
    { minor: 100, currency: "SEK" },
  ];
  expect(written("revenue", { ...NUMBERS, revenue })).toBe("€34.50 SEK 1.00");
});

test("of a moment that is over only what was kept is told", () => {
  const figures = { openOrders: 7, delivered: 40, onTime: 39, revenue: [], accuracy: undefined, load: undefined };
  const told = (key: string, then: Recorded = figures) => tile(key).recordedText?.(then, format).replace(/\s/g, " ");
  expect([told("openOrders"), told("onTime"), told("revenue"), told("lateRisk"), told("unassigned")]).toEqual(["7", "97.5 %", "–", "–", "–"]);
  const known = { ...figures, load: { timeMillis: NOW, open: 7, unassigned: 2, lateRisk: 3 } };
  expect([told("lateRisk", known), told("unassigned", known)]).toEqual(["3", "2"]);
  const value = (key: string, then: Recorded) => tile(key).recorded?.(then);
  expect([value("lateRisk", known), value("unassigned", known), value("lateRisk", figures)]).toEqual([3, 2, undefined]);
});

test("open orders are those of the feed, as late and unassigned ones are, and not those of an older window", () => {
  const known = new Orders();
  known.reset(
    create(OrderSnapshotSchema, {
      orders: [
        orderState("1", { status: OrderStatus.CREATED }),
        orderState("2", { eta: { p10: 20, p50: 25, p90: 40, latePermille: 400 } }),
      ],
    }),
  );
  const numbers = {
    // Of up to a minute ago, when there were none.
    metrics: create(FleetMetricsSchema, { kpis: { openOrders: 0 } }),
    orders: countOrders(known.list(), [], NOW),
    accuracy: undefined,
  };
  const value = (key: string) => ORDER_TILES.find((tile) => tile.key === key)?.value(numbers);
  expect([value("openOrders"), value("lateRisk"), value("unassigned")]).toEqual([2, 1, 1]);
});
