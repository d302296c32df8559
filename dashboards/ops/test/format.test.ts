// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { Format } from "../src/format.ts";

const NOW = Date.UTC(2026, 10, 26, 14, 32, 7);
const format = new Format("de-DE", "UTC");

test.each([
  [-50, "0,0\u00a0s"],
  [340, "0,3\u00a0s"],
  [9_960, "9,9\u00a0s"],
  [42_900, "42\u00a0s"],
  [130_000, "2:10"],
  [660_000, "11\u00a0min"],
  [2 * 3_600_000, "12:32"],
])("an age of %i ms reads as %s", (millis, text) => {
  expect(format.age(millis, NOW)).toBe(text);
});

test("from a day on an age is a date", () => {
  expect(new Format("en-GB", "UTC").age(14 * 86_400_000, NOW)).toBe("12 Nov");
});

test.each([
  [999, "999"],
  [9_999, "9999"],
  [48_213, "48\u00a0213"],
  [1_048_213, "1\u00a0048\u00a0213"],
])("%i counts as %s", (value, text) => {
  expect(format.count(value)).toBe(text);
});

test("units follow the locale, times the zone", () => {
  expect(format.speed(10)).toBe("36\u00a0km/h");
  expect(new Format("en-US", "UTC").speed(10)).toBe("22\u00a0mph");
  expect(format.speed(undefined)).toBe("–");
  expect(format.clock(NOW)).toBe("14:32:07");
  expect(new Format("de-DE", "Asia/Tokyo").time(NOW)).toBe("23:32");
});

test.each([
  [640, "640\u00a0m", "0.4\u00a0mi"],
  [100, "100\u00a0m", "328\u00a0ft"],
  [1_834, "1,8\u00a0km", "1.1\u00a0mi"],
])("%i m reads as %s and as %s", (meters, metric, imperial) => {
  expect(format.distance(meters)).toBe(metric);
  expect(new Format("en-US", "UTC").distance(meters)).toBe(imperial);
});

test("units that the tenant has chosen win over those of the locale", () => {
  expect(new Format("en-US", "UTC", "km").speed(10)).toBe("36\u00a0km/h");
  expect(new Format("de-DE", "UTC", "mi").speed(10)).toBe("22\u00a0mph");
});

test("midnight is 00:00 in every locale", () => {
  const midnight = Date.UTC(2026, 10, 26);
  for (const locale of ["en-US", "en-GB", "de-DE", "ja-JP"]) {
    expect(new Format(locale, "UTC").clock(midnight + 7_000)).toBe("00:00:07");
  }
});

test.each([
  ["an ordinary day", "2026-11-26T13:05:09.250Z", "2026-11-25T23:00:00.000Z"],
  ["the day on which clocks go forward", "2026-03-29T10:00:00.000Z", "2026-03-28T23:00:00.000Z"],
  ["the day on which clocks go back", "2026-10-25T12:00:00.000Z", "2026-10-24T22:00:00.000Z"],
])("the day begins at midnight in Berlin on %s", (_day, now, start) => {
  for (const locale of ["de-DE", "ar-EG"]) {
    const begin = new Format(locale, "Europe/Berlin").startOfDay(Date.parse(now));
    expect(new Date(begin).toISOString()).toBe(start);
  }
});

test("headings name the point of the compass", () => {
  expect(format.heading(0)).toBe("N 0°");
  expect(format.heading(338)).toBe("N 338°");
  expect(format.heading(337)).toBe("NW 337°");
});

test("ids have a hyphen that does not widen", () => {
  expect(format.id("V-117")).toBe("V\u2010117");
});
