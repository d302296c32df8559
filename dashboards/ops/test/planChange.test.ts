// SPDX-License-Identifier: Apache-2.0
import { type Order, OrderStatus, type Plan, type PlanStop } from "@roadstream/client";
import { expect, test } from "vitest";
import { changeText, planChange, seenAfter } from "../src/planChange.ts";
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

/** What is told with each plan, of orders as they are then, to one who never says that they know. */
function toldOf(...moments: readonly (readonly [Plan, (id: string) => Order | undefined])[]): (string | undefined)[] {
  let seen: Plan | undefined;
  return moments.map(([after, orders]) => {
    seen = seenAfter(seen, after, orders);
    return told(seen, after, orders);
  });
}

test("a stop that was made stays made when its order is gone from the page", () => {
  const [a, b, delivered] = [orderOf({ id: "a" }), orderOf({ id: "b" }), orderOf({ id: "a", status: OrderStatus.DELIVERED })];
  const [first, second] = [plan(stop("a"), stop("b")), { ...plan(stop("b")), version: 2 }];
  expect(toldOf([first, known(a, b)], [second, known(delivered, b)], [second, known(b)])).toEqual([undefined, undefined, undefined]);
  // What is left of a plan gets less without another one.
  const left = plan(stop("b"));
  expect(toldOf([first, known(a, b)], [left, known(delivered, b)], [left, known(b)], [second, known(b)])).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  // The plan may come before the word that the stop was made.
  expect(toldOf([first, known(a, b)], [second, known(a, b)], [second, known(delivered, b)], [second, known(b)])).toEqual([
    undefined,
    "Plan changed, 1 stop fewer",
    undefined,
    undefined,
  ]);
});

test("a change is told until somebody knows of it, and stays the same when what was made meanwhile is gone from the page", () => {
  const [a, b, c] = [orderOf({ id: "a" }), orderOf({ id: "b" }), orderOf({ id: "c" })];
  const delivered = orderOf({ id: "a", status: OrderStatus.DELIVERED });
  const [first, second] = [plan(stop("a"), stop("b")), { ...plan(stop("b"), stop("c")), version: 2 }];
  expect(toldOf([first, known(a, b)], [second, known(delivered, b, c)], [second, known(b, c)])).toEqual([
    undefined,
    "Plan changed, 1 stop more",
    "Plan changed, 1 stop more",
  ]);
});
