// SPDX-License-Identifier: Apache-2.0
import type { PastFix } from "@roadstream/client";
import { expect, test } from "vitest";
import { DayWatch } from "../src/dayWatch.ts";
import { Format } from "../src/format.ts";
import { middleBox } from "../src/geo.ts";

const START = Date.UTC(2026, 10, 26);
const NOW = START + 8 * 3_600_000;

function fix(timeMillis: number): PastFix {
  return { vehicle: "v", timeMillis, lat: 37.77, lon: -122.41, speedMps: 5, headingDeg: 0, flags: [] };
}

test("the day is asked for once, and then every minute what is new", async () => {
  const asked: [string, number, number][] = [];
  const watch = new DayWatch(
    {
      track: (id, from, to) => {
        asked.push([id, from, to]);
        return Promise.resolve([fix(to - 1_000)]);
      },
    },
    new Format("en-GB", "UTC"),
    () => {},
  );
  watch.select("cab-1");
  await watch.ask(NOW);
  await watch.ask(NOW + 59_999);
  await watch.ask(NOW + 60_000);
  expect(asked).toEqual([
    ["cab-1", START, NOW],
    ["cab-1", NOW - 999, NOW + 60_000],
  ]);
  expect(watch.day).toMatchObject({
    firstMillis: NOW - 1_000,
    fixes: [{ timeMillis: NOW - 1_000 }, { timeMillis: NOW + 59_000 }],
  });
});

test("an answer for a vehicle that is no longer selected is dropped, an error is told", async () => {
  let answer: (fixes: PastFix[]) => void = () => {};
  const watch = new DayWatch(
    { track: (id) => (id === "bad" ? Promise.reject(new Error("away")) : new Promise((resolve) => (answer = resolve))) },
    new Format("en-GB", "UTC"),
    () => {},
  );
  watch.select("slow");
  const slow = watch.ask(NOW);
  watch.select("bad");
  await watch.ask(NOW);
  answer([fix(NOW)]);
  await slow;
  expect(watch.day).toBe("No history: away");
});

test("the first look leaves out the few that are far away", () => {
  const places = Array.from({ length: 100 }, (_, i) => ({ lon: i, lat: -i }));
  places.push({ lon: 9_999, lat: 9_999 });
  expect(middleBox(places, 0.06)).toEqual({ south: -93, west: 6, north: -5, east: 94 });
  expect(middleBox([{ lon: 5, lat: 6 }], 0.06)).toEqual({ south: 6, west: 5, north: 6, east: 5 });
});
