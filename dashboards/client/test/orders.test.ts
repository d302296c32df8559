// SPDX-License-Identifier: Apache-2.0
import { create } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { OrderChangeSchema, OrderSnapshotSchema, type OrderState } from "../src/gen/roadstream/v1/gateway_pb.ts";
import { OrderStatus } from "../src/gen/roadstream/v1/order_pb.ts";
import { Orders } from "../src/orders.ts";
import { type EtaInMinutes, MINUTE, NOW, orderState } from "./cities.ts";

function snapshot(...orders: OrderState[]) {
  return create(OrderSnapshotSchema, { orders });
}

function change(value: OrderState) {
  return create(OrderChangeSchema, { what: { case: "state", value } });
}

function seen(orders: Orders, made: number, p50: number): void {
  const eta: EtaInMinutes = { made, p10: p50 - 4, p50, p90: p50 + 6, latePermille: 400 };
  orders.apply(change(orderState("7", { vehicle: "V-1", eta })));
}

test("an order is read with its stops, its price and what is expected of it", () => {
  const orders = new Orders();
  orders.reset(snapshot(orderState("7", { vehicle: "V-1", eta: { p10: 20, p50: 24, p90: 33, latePermille: 310 } })));

  expect(orders.get("7")).toMatchObject({
    status: OrderStatus.DELIVERING,
    vehicle: "V-1",
    driver: undefined,
    price: { minor: 1250, currency: "EUR" },
    pickup: { place: { lat: 41.15, lon: -8.61 }, untilMillis: undefined },
    dropoff: { name: "Mill Street 61", untilMillis: NOW + 30 * MINUTE },
    pickupEta: undefined,
    dropoffEta: { p10Millis: NOW + 20 * MINUTE, p50Millis: NOW + 24 * MINUTE, lateShare: 0.31 },
  });
});

test("a snapshot replaces, a change puts, and what is gone is gone", () => {
  const orders = new Orders();
  orders.reset(snapshot(orderState("7"), orderState("8")));
  orders.apply(change(orderState("9")));
  orders.apply(create(OrderChangeSchema, { what: { case: "gone", value: "8" } }));
  expect(orders.list().map((order) => order.id)).toEqual(["7", "9"]);

  orders.reset(snapshot(orderState("9")));
  expect(orders.list().map((order) => order.id)).toEqual(["9"]);
});

test("estimates are collected at most every 15 s, but the newest is always there", () => {
  const orders = new Orders();
  for (let second = 0; second <= 60; second += 5) {
    seen(orders, second / 60, 20 + second / 60);
  }

  const seconds = orders.estimatesOf("7").map((eta) => Math.round((eta.madeMillis - NOW) / 1000));
  expect(seconds.at(-1)).toBe(60);
  expect(seconds.slice(1, -1).every((second, i) => second - (seconds[i] ?? 0) >= 15)).toBe(true);
  expect(seconds.length).toBeGreaterThanOrEqual(4);
});

test("an older estimate does not bend the line back, a correction of the newest replaces it", () => {
  const orders = new Orders();
  seen(orders, 1, 20);
  seen(orders, 2, 22);
  seen(orders, 1.5, 30);
  seen(orders, 2, 23);
  expect(orders.estimatesOf("7").map((eta) => (eta.p50Millis - NOW) / MINUTE)).toEqual([20, 23]);
});

test("what is heard of other orders leaves the estimates of an order as they are, an estimate makes others of them", () => {
  const orders = new Orders();
  seen(orders, 1, 20);
  const before = orders.estimatesOf("7");
  orders.apply(change(orderState("8", { eta: { made: 2, p10: 9, p50: 9, p90: 9, latePermille: 0 } })));
  expect(orders.estimatesOf("7")).toBe(before);
  seen(orders, 2, 22);
  expect(before).toHaveLength(1);
  expect(orders.estimatesOf("7")).toHaveLength(2);
});

test("what was seen of an order outlives a lost connection, and ends with the order", () => {
  const orders = new Orders();
  seen(orders, 0, 20);
  orders.reset(snapshot(orderState("7", { status: OrderStatus.DELIVERED, changed: 3 })));
  expect(orders.estimatesOf("7")).toHaveLength(1);
  expect([...orders.stepsOf("7")]).toEqual([
    [OrderStatus.DELIVERING, NOW - MINUTE],
    [OrderStatus.DELIVERED, NOW + 3 * MINUTE],
  ]);

  orders.reset(snapshot());
  expect(orders.estimatesOf("7")).toEqual([]);
  expect(orders.stepsOf("7").size).toBe(0);
});

test("what the history knows of an order comes before what the page heard, and its steps count", () => {
  const orders = new Orders();
  orders.reset(create(OrderSnapshotSchema, { orders: [orderState("7", { eta: { p10: 20, p50: 25, p90: 30, latePermille: 0 } })] }));
  const [heard] = orders.estimatesOf("7");
  if (!heard) {
    throw new Error("there is an estimate");
  }
  const before = { ...heard, madeMillis: heard.madeMillis - 60_000 };
  expect(orders.isRecalled("7")).toBe(false);
  orders.recall("7", { steps: new Map([[OrderStatus.ASSIGNED, 5]]), dropoff: [before, heard] });
  expect(orders.estimatesOf("7")).toEqual([before, heard]);
  expect(orders.stepsOf("7").get(OrderStatus.ASSIGNED)).toBe(5);
  expect(orders.isRecalled("7")).toBe(true);
  orders.recall("8", { steps: new Map(), dropoff: [] });
  expect(orders.isRecalled("8")).toBe(false);
});
