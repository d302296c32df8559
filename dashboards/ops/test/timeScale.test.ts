// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { barSeconds, barsOf, TimeScale } from "../src/timeScale.ts";

const MINUTE = 60_000;
const DAY = Date.UTC(2026, 10, 26);
const NOON = DAY + 12 * 60 * MINUTE;

function ticks(minutes: number, to = NOON + 3 * MINUTE): string[] {
  return new TimeScale(to - minutes * MINUTE, to)
    .ticks(DAY)
    .map((millis) => new Date(millis).toISOString().slice(11, 16));
}

test("ticks are whole minutes and hours, few enough to read", () => {
  expect(ticks(15)).toEqual(["11:50", "11:55", "12:00"]);
  expect(ticks(60)).toEqual(["11:10", "11:20", "11:30", "11:40", "11:50", "12:00"]);
  expect(ticks(360)).toEqual(["07:00", "08:00", "09:00", "10:00", "11:00", "12:00"]);
  expect(ticks(1_440)).toEqual(["16:00", "20:00", "00:00", "04:00", "08:00", "12:00"]);
});

test("ticks are those of the zone, also where it is half an hour off", () => {
  const start = DAY - 5.5 * 60 * MINUTE;
  const first = new TimeScale(NOON, NOON + 360 * MINUTE).ticks(start)[0];
  expect(((first ?? 0) - start) % (60 * MINUTE)).toBe(0);
});

test.each([15, 60, 360, 1_440])("%i minutes have between 40 and 120 bars", (minutes) => {
  const bars = (minutes * 60) / barSeconds(minutes * MINUTE);
  expect(bars).toBeGreaterThanOrEqual(40);
  expect(bars).toBeLessThanOrEqual(120);
});

test("a bar is as high as its step is busy, and only those of the span are drawn", () => {
  const scale = new TimeScale(NOON - 60 * MINUTE, NOON);
  const bars = barsOf(
    [
      { timeMillis: NOON - 90 * MINUTE, reports: 1, vehicles: 1 },
      { timeMillis: NOON - 30 * MINUTE, reports: 50, vehicles: 1 },
      { timeMillis: NOON - 15 * MINUTE, reports: 200, vehicles: 1 },
    ],
    scale,
    30,
  );
  expect(bars).toEqual([
    { share: 0.5, height: 0.25 },
    { share: 0.75, height: 1 },
  ]);
});

test("a share of the span is a time, and back", () => {
  const scale = new TimeScale(1_000, 3_000);
  expect(scale.at(scale.share(1_700))).toBe(1_700);
  expect(scale.holds(3_001)).toBe(false);
});
