// SPDX-License-Identifier: Apache-2.0
import { OrderStatus, type PlanStop } from "@roadstream/client";
import { expect, test } from "vitest";
import { Format } from "../src/format.ts";
import { arrivalOf, lateText } from "../src/nextStops.ts";
import { etaOf, MINUTE, orderOf } from "./orders.ts";

const stop: PlanStop = {
  order: "7",
  isPickup: false,
  place: undefined,
  arrivalMillis: 20 * MINUTE,
  departureMillis: 22 * MINUTE,
  dueMillis: 30 * MINUTE,
};
const end = (from: number, until: number) => ({ place: undefined, name: "", fromMillis: from * MINUTE, untilMillis: until * MINUTE });

test("without an estimate a stop is expected when the plan has it, with no interval", () => {
  expect(arrivalOf(stop, undefined, 0)).toEqual({
    p10Millis: 20 * MINUTE,
    p50Millis: 20 * MINUTE,
    p90Millis: 20 * MINUTE,
    fromMillis: undefined,
    untilMillis: 30 * MINUTE,
    isLate: false,
  });
});

test("the estimate of the stop's own end counts, and the order's own window", () => {
  const order = orderOf({ pickup: end(0, 5), dropoff: end(20, 40), pickupEta: etaOf(3), dropoffEta: etaOf(25) });
  expect(arrivalOf(stop, order, 0)).toMatchObject({ p50Millis: 25 * MINUTE, untilMillis: 40 * MINUTE });
  expect(arrivalOf({ ...stop, isPickup: true }, order, 0)).toMatchObject({ p50Millis: 3 * MINUTE, untilMillis: 5 * MINUTE });
});

test("a pickup is late by its own estimate, not by that of the drop-off", () => {
  const order = orderOf({ status: OrderStatus.ASSIGNED, dropoff: end(0, 20), pickupEta: etaOf(3, { lateShare: 0.1 }), dropoffEta: etaOf(25, { lateShare: 0.9 }) });
  expect(arrivalOf({ ...stop, isPickup: true }, order, 0).isLate).toBe(false);
  expect(arrivalOf(stop, order, 0).isLate).toBe(true);
});

test("past the promise it is no question of likelihood", () => {
  const format = new Format("en-GB", "Etc/UTC", "km");
  expect(lateText(0.78, format).replace(/\s/g, " ")).toBe("78 % likely late");
  expect(lateText(1, format)).toBe("past the promise");
});
