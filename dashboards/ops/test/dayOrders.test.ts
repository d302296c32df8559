// SPDX-License-Identifier: Apache-2.0
import { type OrderInShort, OrderStatus } from "@roadstream/client";
import { expect, test } from "vitest";
import { dayOrders, DayOrdersWatch } from "../src/dayOrders.ts";
import { Format } from "../src/format.ts";
import { MINUTE, orderOf } from "./orders.ts";

const { ASSIGNED, DELIVERED, DELIVERING, FAILED } = OrderStatus;
const DAY = 1_440 * MINUTE;
const row = (id: string, status: OrderStatus, minute: number): OrderInShort => ({ id, status, name: `to ${id}`, changedMillis: DAY + minute * MINUTE });
const until = (minute: number) => ({ place: undefined, name: "", fromMillis: undefined, untilMillis: DAY + minute * MINUTE });

test("open ones come as they are promised, ended ones with the newest first", () => {
  const rows = [row("a", DELIVERED, 10), row("b", DELIVERED, 30), row("c", DELIVERING, 5), row("d", ASSIGNED, 5), row("e", ASSIGNED, 1)];
  const feed = [orderOf({ id: "d", vehicle: "V-1", dropoff: until(20) }), orderOf({ id: "c", vehicle: "V-1", dropoff: until(40) })];
  const day = dayOrders("V-1", rows, feed, DAY);
  expect(day.open.map((order) => order.id)).toEqual(["d", "c", "e"]);
  expect(day.ended.map((order) => order.id)).toEqual(["b", "a"]);
});

test("of what both tell the newer counts, and what the feed alone knows is there", () => {
  const feed = [
    orderOf({ id: "a", vehicle: "V-1", status: DELIVERED, changedMillis: DAY + 9 * MINUTE }),
    orderOf({ id: "b", vehicle: "V-1", status: ASSIGNED, changedMillis: DAY + 1 * MINUTE }),
    orderOf({ id: "c", vehicle: "V-1", status: FAILED, changedMillis: DAY + 7 * MINUTE }),
    orderOf({ id: "d", vehicle: "V-2", changedMillis: DAY }),
  ];
  const day = dayOrders("V-1", [row("a", DELIVERING, 5), row("b", DELIVERING, 5)], feed, DAY);
  expect(day.open.map(({ id, status }) => [id, status])).toEqual([["b", DELIVERING]]);
  expect(day.ended.map(({ id, status }) => [id, status])).toEqual([["a", DELIVERED], ["c", FAILED]]);
});

test("what was given to somebody else since is theirs, and what ended yesterday is not of today", () => {
  const feed = [orderOf({ id: "a", vehicle: "V-2", changedMillis: DAY + 6 * MINUTE }), orderOf({ id: "b", vehicle: "V-1", status: DELIVERED, changedMillis: DAY - 1 })];
  const day = dayOrders("V-1", [row("a", ASSIGNED, 5)], feed, DAY);
  expect(day).toEqual({ open: [], ended: [] });
});

test("the day is asked for once a minute and for each vehicle, and a late answer about another one is dropped", async () => {
  const asked: [string, number][] = [];
  const answers = new Map<string, (rows: OrderInShort[]) => void>();
  const watch = new DayOrdersWatch(
    {
      changedSince: (vehicle, since) => {
        asked.push([vehicle, since]);
        return new Promise((resolve) => answers.set(vehicle, resolve));
      },
    },
    new Format("en-GB", "Etc/UTC", "km"),
  );
  const now = DAY + 90 * MINUTE;
  const first = watch.ask("V-1", now);
  await watch.ask("V-1", now + 59_000);
  const second = watch.ask("V-2", now + 59_500);
  answers.get("V-1")?.([row("a", DELIVERED, 1)]);
  await first;
  expect(watch.rows).toEqual([]);
  answers.get("V-2")?.([row("b", DELIVERED, 1)]);
  await second;
  expect(watch.rows.map((one) => one.id)).toEqual(["b"]);
  void watch.ask("V-2", now + 119_500);
  expect(asked).toEqual([["V-1", DAY], ["V-2", DAY], ["V-2", DAY]]);
});

test("without an order system it is said why, and of when what is known is", async () => {
  let isAway = true;
  const watch = new DayOrdersWatch(
    { changedSince: () => (isAway ? Promise.reject(new Error("no order database")) : Promise.resolve([row("a", DELIVERED, 1)])) },
    new Format("en-GB", "Etc/UTC", "km"),
  );
  const told: string[] = [];
  const ask = async (vehicle: string, minute: number, away: boolean) => {
    isAway = away;
    await watch.ask(vehicle, DAY + minute * MINUTE);
    told.push(watch.problem);
  };
  await ask("V-1", 860, true);
  await ask("V-1", 861, false);
  await ask("V-1", 862, true);
  await ask("V-1", 863, true);
  expect(watch.rows).toHaveLength(1);
  await ask("V-1", 864, false);
  await ask("V-2", 865, true);
  expect(watch.rows).toEqual([]);
  const unknown = "What ended more than 30 min ago is not known: no order database";
  const old = "What ended more than 30 min ago is as of 14:21: no order database";
  expect(told).toEqual([unknown, "", old, old, "", unknown]);
});

test("an answer that takes so long that another vehicle was looked at says nothing of when its rows are", async () => {
  let answer = (_: OrderInShort[]) => {};
  const watch = new DayOrdersWatch(
    { changedSince: (vehicle) => (vehicle === "V-1" ? new Promise((resolve) => (answer = resolve)) : Promise.reject(new Error("away"))) },
    new Format("en-GB", "Etc/UTC", "km"),
  );
  const late = watch.ask("V-1", DAY);
  await watch.ask("V-2", DAY + MINUTE);
  answer([row("a", DELIVERED, 1)]);
  await late;
  await watch.ask("V-2", DAY + 2 * MINUTE);
  expect(watch.problem).toBe("What ended more than 30 min ago is not known: away");
});
