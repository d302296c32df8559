// SPDX-License-Identifier: Apache-2.0
import { OrderStatus, type Plan, type PlanStop } from "@roadstream/client";
import { expect, test } from "vitest";
import { delayOf } from "../src/causes.ts";
import { etaOf, MINUTE, orderOf } from "./orders.ts";

const stop = (order: string, isPickup: boolean, arrival: number, departure = arrival): PlanStop => ({
  order,
  isPickup,
  place: undefined,
  arrivalMillis: arrival * MINUTE,
  departureMillis: departure * MINUTE,
  dueMillis: undefined,
});
const planOf = (...stops: PlanStop[]): Plan => ({ vehicle: "V-1", version: 1, cause: 1, driver: undefined, madeMillis: 0, plannedMillis: 0, stops });
const none = () => undefined;

test("the whole delay against the plan is told, and its causes add up to it", () => {
  const order = orderOf({ id: "b", dropoffEta: etaOf(40) });
  const before = orderOf({ id: "a", dropoffEta: etaOf(24) });
  const delay = delayOf(order, planOf(stop("a", false, 20), stop("b", false, 30)), (id) => (id === "a" ? before : undefined));
  expect(delay).toEqual({
    minutes: 10,
    causes: [
      { kind: "earlier", order: "a", minutes: 4 },
      { kind: "way", order: undefined, minutes: 6 },
    ],
  });
});

test("what is made up for on the way is told with its sign", () => {
  const order = orderOf({ id: "b", dropoffEta: etaOf(31) });
  const before = orderOf({ id: "a", dropoffEta: etaOf(24) });
  const delay = delayOf(order, planOf(stop("a", false, 20), stop("b", false, 30)), () => before);
  expect(delay?.causes.map((cause) => cause.minutes)).toEqual([4, -3]);
});

test("a merchant who is late is a cause, but for the time that the vehicle is late itself", () => {
  const order = orderOf({
    id: "b",
    status: OrderStatus.ASSIGNED,
    pickupEta: etaOf(22),
    dropoffEta: etaOf(40),
    readyMillis: 28 * MINUTE,
  });
  const plan = planOf(stop("b", true, 20, 21), stop("b", false, 30));
  expect(delayOf(order, plan, () => order)?.causes).toEqual([
    { kind: "earlier", order: "b", minutes: 2 },
    { kind: "preparation", order: undefined, minutes: 5 },
    { kind: "way", order: undefined, minutes: 3 },
  ]);
});

test("nothing is told without a plan, an estimate or a delay of a minute", () => {
  const plan = planOf(stop("b", false, 30));
  expect(delayOf(orderOf({ id: "b", dropoffEta: etaOf(40) }), undefined, none)).toBeUndefined();
  expect(delayOf(orderOf({ id: "b", dropoffEta: undefined }), plan, none)).toBeUndefined();
  expect(delayOf(orderOf({ id: "b", dropoffEta: etaOf(30) }), plan, none)).toBeUndefined();
  expect(delayOf(orderOf({ id: "c", dropoffEta: etaOf(40) }), plan, none)).toBeUndefined();
});
