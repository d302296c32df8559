// SPDX-License-Identifier: Apache-2.0
import type { PastFix } from "@roadstream/client";
import { expect, test } from "vitest";
import { summarize } from "../src/day.ts";
import { Tape } from "../src/tape.ts";

const T = 1_767_600_000_000;

function fix(second: number, lon: number, flags: string[] = [], vehicle = "v"): PastFix {
  return {
    vehicle,
    timeMillis: T + second * 1000,
    lat: 37.77,
    lon,
    speedMps: 10,
    headingDeg: 90,
    flags,
  };
}

test("a tape shows where vehicles were: between two fixes, at the last one, nowhere before the first", () => {
  const tape = new Tape();
  tape.add([fix(10, 2), fix(0, 1)]);
  tape.add([fix(10, 2), fix(300, 9), fix(20, 7, [], "w")]);
  expect(tape.at(T - 1)).toEqual([]);
  expect(tape.at(T + 5_000)).toMatchObject([{ id: "v", lon: 1.5, eventTimeMillis: T + 5_000 }]);
  expect(tape.at(T + 200_000)).toMatchObject([
    { id: "v", lon: 2, eventTimeMillis: T + 10_000 },
    { id: "w", lon: 7 },
  ]);
  expect(tape.at(T + 301_000)[0]).toMatchObject({ lon: 9, eventTimeMillis: T + 300_000 });
});

test("a tape forgets what is far from the moment that is looked at", () => {
  const tape = new Tape();
  tape.add([fix(0, 1), fix(10, 2), fix(20, 3), fix(5, 7, [], "w")]);
  tape.keep(T + 10_000, T + 20_000);
  expect([...tape.events()].map((event) => event.lon)).toEqual([2]);
});

test("a day has its length, its moving time, and lines that break where the vehicle was silent", () => {
  const day = summarize([
    fix(0, -122.41),
    fix(10, -122.409),
    fix(15, -100, ["IMPLAUSIBLE_SPEED"]),
    fix(20, -122.408),
    fix(30, -122.408),
    fix(300, -122.4),
    fix(310, -122.399),
  ]);
  expect(day.lines.map((line) => line.length)).toEqual([4, 2]);
  // 3 × 0.001° of longitude at 37.77° N: 87.9 m each.
  expect(day.meters).toBeCloseTo(3 * 87.9, 0);
  expect(day.movingMillis).toBe(30_000);
  expect(day.firstMillis).toBe(T);
  expect(day.fixes).toHaveLength(6);
});

test("an empty day is no day", () => {
  expect(summarize([])).toEqual({
    fixes: [],
    lines: [],
    meters: 0,
    movingMillis: 0,
    firstMillis: undefined,
  });
});
