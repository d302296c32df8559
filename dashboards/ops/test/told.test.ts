// SPDX-License-Identifier: Apache-2.0
import type { Told } from "@roadstream/client";
import { expect, test } from "vitest";
import { toldOf } from "../../client/src/told.ts";
import { isNews, timesOf, ToldWatch } from "../src/told.ts";
import { etaOf, MINUTE, orderOf } from "./orders.ts";

const told = (made: number, from: number, until: number): Told => ({ timeMillis: made * MINUTE, fromMillis: from * MINUTE, untilMillis: until * MINUTE });

test("customers are told whole minutes, rounded outward", () => {
  const eta = { p10Millis: 10 * MINUTE + 59_999, p90Millis: 20 * MINUTE + 1 };
  expect(timesOf(eta)).toEqual({ fromMillis: 10 * MINUTE, untilMillis: 21 * MINUTE });
  expect(timesOf({ p10Millis: 10 * MINUTE, p90Millis: 20 * MINUTE })).toEqual({ fromMillis: 10 * MINUTE, untilMillis: 20 * MINUTE });
});

test("an estimate is news once its most likely time left what was told, or is late and nothing was", () => {
  const last = told(0, 40, 55);
  expect([39.9, 40, 55, 55.1].map((p50) => isNews(etaOf(p50), last, true))).toEqual([true, false, false, true]);
  expect([isNews(etaOf(50), undefined, true), isNews(etaOf(50), undefined, false)]).toEqual([true, false]);
});

test("what was told stands in the events of an order; what cannot be read is nothing", () => {
  const event = (kind: string, detail: string) => ({ kind, timeMillis: 5, detail });
  const events = [event("note", "a/b"), event("told", "2026-03-01T14:40:00Z/2026-03-01T14:55:00Z"), event("told", "soon"), event("told", "")];
  expect(toldOf(events)).toEqual([{ timeMillis: 5, fromMillis: Date.parse("2026-03-01T14:40:00Z"), untilMillis: Date.parse("2026-03-01T14:55:00Z") }]);
});

test("the history is asked every half a minute, and what was told here is there once", async () => {
  const seven = orderOf({ id: "7", createdMillis: 0 });
  const stored: Told[] = [];
  let asked = 0;
  const archive = {
    orderTold: async () => {
      asked++;
      return [...stored];
    },
  };
  const watch = new ToldWatch(archive, 30_000);
  const look = async (order: ReturnType<typeof orderOf> | undefined, seconds: number) => {
    watch.ask(order, seconds * 1000);
    await Promise.resolve();
  };
  await look(seven, 29);
  // The history may not know an order that young.
  expect(asked).toBe(0);
  watch.ask(seven, 30_000);
  expect(watch.list()).toBeUndefined();
  await look(seven, 30);
  await look(seven, 59);
  expect(watch.list()).toEqual([]);
  watch.add("7", told(2, 40, 55));
  watch.add("8", told(2, 1, 2));
  expect([asked, watch.list()]).toEqual([1, [told(2, 40, 55)]]);
  stored.push(told(1, 30, 45), told(2, 40, 55));
  await look(seven, 60);
  expect([asked, watch.list()]).toEqual([2, [told(1, 30, 45), told(2, 40, 55)]]);
  await look(undefined, 61);
  expect(watch.list()).toBeUndefined();
  await look(seven, 62);
  expect(asked).toBe(3);
});
