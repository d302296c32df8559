// SPDX-License-Identifier: Apache-2.0
import { OrderStatus } from "@roadstream/client";
import { expect, test } from "vitest";
import { OrderRecall, orderAt } from "../src/orderRecall.ts";
import { etaOf, MINUTE, orderOf } from "./orders.ts";

const order = orderOf({ status: OrderStatus.DELIVERED, createdMillis: 10 * MINUTE, changedMillis: 50 * MINUTE, vehicle: "V-9" });
const steps = new Map([
  [OrderStatus.CREATED, 10 * MINUTE],
  [OrderStatus.ASSIGNED, 12 * MINUTE],
  [OrderStatus.DELIVERING, 30 * MINUTE],
  [OrderStatus.DELIVERED, 50 * MINUTE],
]);
const estimates = [etaOf(45, { madeMillis: 20 * MINUTE, vehicle: "V-1" }), etaOf(49, { madeMillis: 35 * MINUTE, vehicle: "V-2" })];

test("an order is shown as it stood: its status, its newest estimate and who was to bring it then", () => {
  expect(orderAt(order, steps, estimates, 25 * MINUTE)).toMatchObject({
    status: OrderStatus.ASSIGNED,
    changedMillis: 12 * MINUTE,
    vehicle: "V-1",
    dropoffEta: estimates[0],
  });
  expect(orderAt(order, steps, estimates, 40 * MINUTE)).toMatchObject({ status: OrderStatus.DELIVERING, vehicle: "V-2" });
});

test("before its first estimate nobody is named, before it was created it is not there", () => {
  expect(orderAt(order, steps, estimates, 15 * MINUTE)).toMatchObject({ vehicle: undefined, dropoffEta: undefined });
  expect(orderAt(order, steps, estimates, 9 * MINUTE)).toBeUndefined();
});

test("the history is not asked for an order that it may not know yet", () => {
  const asked: string[] = [];
  const archive = {
    orderTimeline: (id: string) => {
      asked.push(id);
      return new Promise<never>(() => undefined);
    },
  };
  const young = orderOf({ id: "young", createdMillis: 10 * MINUTE });
  const recall = new OrderRecall(archive, { get: () => young, recall: () => undefined });

  recall.ask("young", 10 * MINUTE + 29_000);
  expect(asked).toEqual([]);

  recall.ask("young", 10 * MINUTE + 30_000);
  recall.ask("young", 10 * MINUTE + 31_000);
  expect(asked).toEqual(["young"]);
});
