// SPDX-License-Identifier: Apache-2.0
import type { Plan, PlanStop } from "@roadstream/client";
import { expect, test } from "vitest";
import { planLine } from "../src/planLine.ts";
import { placeTags } from "../src/tags.ts";

const FROM = { lat: 41, lon: -8 };

function stop(order: string, isPickup: boolean, lat: number): PlanStop {
  return { order, isPickup, place: { lat, lon: -8 }, arrivalMillis: 0, departureMillis: 0, dueMillis: undefined };
}

function plan(...stops: PlanStop[]): Plan {
  return { vehicle: "V-1", version: 1, cause: 0, driver: undefined, madeMillis: 0, plannedMillis: 0, stops };
}

const label = (one: PlanStop) => one.order;

test("the way goes from the vehicle over every stop, numbered from one", () => {
  const line = planLine(plan(stop("a", true, 41.1), stop("a", false, 41.2)), FROM, label);
  expect(line.path).toEqual([
    [-8, 41],
    [-8, 41.1],
    [-8, 41.2],
  ]);
  expect(line.stops.map((one) => one.number)).toEqual(["1", "2"]);
});

test("to an order it ends at the drop-off, which is the goal", () => {
  const line = planLine(plan(stop("a", true, 41.1), stop("b", false, 41.2), stop("a", false, 41.3), stop("c", false, 41.4)), FROM, label, "a");
  expect(line.path).toHaveLength(4);
  expect(line.stops.map((one) => one.isGoal)).toEqual([false, false, true]);
});

test("stops at one place share a number", () => {
  const line = planLine(plan(stop("a", true, 41.1), stop("b", true, 41.1), stop("c", true, 41.1), stop("a", false, 41.2)), undefined, label);
  expect(line.stops.map((one) => one.number)).toEqual(["1–3", "4"]);
});

test("a tag that would touch one that matters more is left out", () => {
  const tag = (x: number, y: number, item: string) => ({ x, y, text: "V-1 +6 min", item });
  const wanted = [tag(0, 0, "worst"), tag(20, 10, "touches"), tag(20, 30, "below"), tag(300, 0, "beside")];
  expect(placeTags(wanted).map((one) => one.item)).toEqual(["worst", "below", "beside"]);
  expect(placeTags(wanted, [tag(5, 0, "selected")]).map((one) => one.item)).toEqual(["below", "beside"]);
});
