// SPDX-License-Identifier: Apache-2.0
import type { FleetMetrics } from "@roadstream/client";
import { expect, test } from "vitest";
import { Format } from "../src/format.ts";
import type { OrderNumbers } from "../src/orderNumbers.ts";
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

const written = (key: string, orders: OrderNumbers | undefined) => {
  const one = tile(key);
  const numbers = { metrics, orders };
  return `${one.main(numbers, format)} ${one.side(numbers, format)}`.trim().replace(/\s/g, " ");
};

test("on time is a share with one decimal, of at least twenty deliveries", () => {
  expect(written("onTime", NUMBERS)).toBe("93.6 %");
  expect(written("onTime", { ...NUMBERS, delivered: 19, onTime: 18 })).toBe("18 of 19");
  expect(written("onTime", { ...NUMBERS, delivered: 0, onTime: 0 })).toBe("–");
  expect(written("onTime", undefined)).toBe("–");
});

test("somebody should look when few are on time, many at risk, or one waits for long", () => {
  const isBad = (key: string, orders: OrderNumbers) => tile(key).isBad?.({ metrics, orders });
  expect(isBad("onTime", NUMBERS)).toBe(true);
  expect(isBad("onTime", { ...NUMBERS, onTime: 240 })).toBe(false);
  expect(isBad("lateRisk", NUMBERS)).toBe(true);
  expect(isBad("lateRisk", { ...NUMBERS, late: 20 })).toBe(false);
  expect(isBad("unassigned", { ...NUMBERS, unassigned: 1, waitingMillis: 300_001 })).toBe(true);
});

test("money is never summed across currencies", () => {
  const revenue = [
    { minor: 3_450, currency: "EUR" },
    { minor: 100, currency: "SEK" },
  ];
  expect(written("revenue", { ...NUMBERS, revenue })).toBe("€34.50 SEK 1.00");
});

test("of a moment that is over only what was kept is told", () => {
  const figures = { openOrders: 7, delivered: 40, onTime: 39, revenue: [] };
  const told = (key: string) => tile(key).recordedText?.(figures, format).replace(/\s/g, " ");
  expect([told("openOrders"), told("onTime"), told("revenue"), told("lateRisk"), told("unassigned")]).toEqual(["7", "97.5 %", "–", undefined, undefined]);
});
