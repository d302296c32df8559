// SPDX-License-Identifier: Apache-2.0
import { OrderStatus } from "@roadstream/client";
import { expect, test } from "vitest";
import { stepsOf } from "../src/orderSteps.ts";
import { orderOf } from "./orders.ts";

const told = (steps: ReturnType<typeof stepsOf>) => steps.map(({ name, state, timeMillis }) => `${name} ${state} ${timeMillis ?? ""}`.trim());

test("an order on its way has made the steps before it, each with the time that was seen", () => {
  const seen = new Map([
    [OrderStatus.PICKING_UP, 30],
    [OrderStatus.ASSIGNED, 20],
    [OrderStatus.DELIVERING, 50],
  ]);
  expect(told(stepsOf(orderOf({ status: OrderStatus.DELIVERING, createdMillis: 10 }), seen))).toEqual([
    "created done 10",
    "assigned done 20",
    "pickedUp done",
    "delivering now 50",
    "delivered ahead",
  ]);
});

test("a cancelled order has no step that goes on: the first that was not made says what became of it", () => {
  const order = orderOf({ status: OrderStatus.CANCELLED, createdMillis: 10, changedMillis: 60, vehicle: undefined, driver: undefined });
  expect(told(stepsOf(order, new Map()))).toEqual([
    "created done 10",
    "assigned cancelled 60",
    "pickedUp ahead",
    "delivering ahead",
    "delivered ahead",
  ]);
});

test("one that failed at the door was picked up, if anybody saw that, and assigned, if anybody is named", () => {
  const order = orderOf({ status: OrderStatus.FAILED, createdMillis: 10, changedMillis: 60, vehicle: "V-1" });
  const states = (seen: Map<OrderStatus, number>) => stepsOf(order, seen).map((step) => step.state);
  expect(states(new Map([[OrderStatus.PICKED_UP, 40]]))).toEqual(["done", "done", "done", "failed", "ahead"]);
  expect(states(new Map())).toEqual(["done", "done", "failed", "ahead", "ahead"]);
});

test("a delivered order has made every step", () => {
  expect(new Set(stepsOf(orderOf({ status: OrderStatus.DELIVERED }), new Map()).map((step) => step.state))).toEqual(new Set(["done"]));
});
