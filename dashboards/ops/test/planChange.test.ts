// SPDX-License-Identifier: Apache-2.0
import { type Order, OrderStatus, type Plan, type PlanStop } from "@roadstream/client";
import { expect, test } from "vitest";
import { changeText, planChange } from "../src/planChange.ts";
import { orderOf } from "./orders.ts";

const stop = (order: string, isPickup = false): PlanStop => ({ order, isPickup, place: undefined, arrivalMillis: 0, departureMillis: 0, dueMillis: undefined });
const plan = (...stops: PlanStop[]): Plan => ({ vehicle: "V-1", version: 1, cause: 0, driver: undefined, madeMillis: 0, plannedMillis: 0, stops });
const known = (...orders: Order[]) => (id: string) => orders.find((order) => order.id === id);
const told = (before: Plan, after: Plan, orders = known(orderOf({ id: "a" }), orderOf({ id: "b" }))) => {
  const change = planChange(before, after, orders);
  return change && changeText(change);
};

test("stops that were taken away or given are counted", () => {
  expect(told(plan(stop("a"), stop("b")), plan(stop("b")))).toBe("Plan changed, 1 stop fewer");
  expect(told(plan(stop("a")), plan(stop("a"), stop("b", true), stop("b")))).toBe("Plan changed, 2 stops more");
  expect(told(plan(stop("a"), stop("c")), plan(stop("b")))).toBe("Plan changed, 2 stops fewer, 1 more");
  const change = planChange(plan(stop("a"), stop("b")), plan(stop("b")), known(orderOf({ id: "a" })));
  expect(change?.fewer.map(({ order }) => order)).toEqual(["a"]);
});

test("a stop that was made is no change, that of an order which somebody else has is one", () => {
  const pickedUp = known(orderOf({ id: "a", status: OrderStatus.PICKED_UP }));
  expect(told(plan(stop("a", true), stop("a")), plan(stop("a")), pickedUp)).toBeUndefined();
  const assigned = known(orderOf({ id: "a", status: OrderStatus.ASSIGNED }));
  expect(told(plan(stop("a", true), stop("a")), plan(stop("a")), assigned)).toBe("Plan changed, 1 stop fewer");
  const delivered = known(orderOf({ id: "a", status: OrderStatus.DELIVERED }));
  expect(told(plan(stop("a"), stop("b")), plan(stop("b")), delivered)).toBeUndefined();
  expect(told(plan(stop("a"), stop("b")), plan(stop("b")), known())).toBe("Plan changed, 1 stop fewer");
});

test("another order of the same stops is a change without a number, other times are none", () => {
  expect(told(plan(stop("a"), stop("b")), plan(stop("b"), stop("a")))).toBe("Plan changed");
  expect(told(plan(stop("a")), plan({ ...stop("a"), arrivalMillis: 9 }))).toBeUndefined();
});
