// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { intervalText, windowText } from "../src/arrival.ts";
import { timeTicks } from "../src/etaChart.ts";
import { Format } from "../src/format.ts";
import { axisOf, percentOf } from "../src/intervalBar.ts";
import { MINUTE, NOW } from "./alerts.ts";

const format = new Format("en-GB", "Etc/UTC", "km");

function eta(p10: number, p50: number, p90: number) {
  return { p10Millis: NOW + p10 * MINUTE, p50Millis: NOW + p50 * MINUTE, p90Millis: NOW + p90 * MINUTE };
}

test.each([
  [eta(52, 60, 69), "08:52–09:09"],
  [eta(52, 52.9, 53.9), "about 08:52"],
  [eta(10, 20, 55), "08:10–08:55"],
  [eta(10, 20, 55.1), "after 08:10, too early to say"],
])("an interval is told as surely as it is known: %j", (one, text) => {
  expect(intervalText(one, format)).toBe(text);
});

test("a promise is told with the bounds that it has", () => {
  const window = (from: number | undefined, until: number | undefined) =>
    windowText(
      { fromMillis: from === undefined ? undefined : NOW + from * MINUTE, untilMillis: until === undefined ? undefined : NOW + until * MINUTE },
      format,
    );
  expect(window(40, 55)).toBe("promised 08:40–08:55");
  expect(window(undefined, 55)).toBe("promised until 08:55");
  expect(window(40, undefined)).toBe("promised from 08:40");
  expect(window(undefined, undefined)).toBe("");
});

test("bars of one axis have all that is drawn on them, and now", () => {
  const arrivals = [
    { ...eta(-2, 5, 9), fromMillis: undefined, untilMillis: NOW + 30 * MINUTE, isLate: false },
    { ...eta(40, 50, 62), fromMillis: NOW - 5 * MINUTE, untilMillis: undefined, isLate: true },
  ];
  const axis = axisOf(arrivals, NOW);
  for (const minutes of [-5, 0, 62]) {
    const percent = percentOf(axis, NOW + minutes * MINUTE);
    expect(percent).toBeGreaterThan(0);
    expect(percent).toBeLessThan(100);
  }
});

test("ticks are whole times, at most six of them", () => {
  const ticks = timeTicks({ low: NOW + 2 * MINUTE, high: NOW + 44 * MINUTE });
  expect(ticks.map((tick) => (tick - NOW) / MINUTE)).toEqual([10, 20, 30, 40]);
  for (const minutes of [3, 17, 59, 240, 700]) {
    expect(timeTicks({ low: NOW, high: NOW + minutes * MINUTE }).length).toBeLessThanOrEqual(6);
  }
});

test("delays are signed, long numbers of orders are grouped, money is the locale's", () => {
  expect(format.delay(11.4 * MINUTE)).toBe("+11\u00a0min");
  expect(format.delay(-2 * MINUTE)).toBe("−2\u00a0min");
  expect(format.delay(0.2 * MINUTE)).toBe("±0\u00a0min");
  expect(format.orderId("48227")).toBe("48\u00a0227");
  expect(format.orderId("9001")).toBe("9001");
  expect(format.orderId("R-48227")).toBe("R\u201048227");
  expect(format.money(123_456, "EUR")).toBe("€1,234.56");
  expect(format.money(500, "JPY")).toBe("JP¥500");
  expect(format.span(7_900)).toBe("7\u00a0s");
  expect(format.span(250_000)).toBe("4:10");
});

test("a format becomes what the tenant reads", () => {
  const one = new Format("en-US", "Etc/UTC", "mi");
  one.become(new Format("de-DE", "Europe/Berlin", "km"));
  expect(one.time(NOW)).toBe("09:00");
  expect(one.distance(1_840)).toBe("1,8\u00a0km");
});
