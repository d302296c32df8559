// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { Trail } from "../src/trail.ts";

const T = 1_767_600_000_000;

function fix(seconds: number, speedMps: number | undefined = 5) {
  return {
    id: "v",
    lat: 37.77,
    lon: -122.41 + seconds * 1e-5,
    speedMps,
    headingDeg: 90,
    eventTimeMillis: T + seconds * 1000,
  };
}

test("it joins fixes but not across a gap of more than 30 s or a jump", () => {
  const trail = new Trail();
  trail.add(fix(0), false);
  trail.add(fix(10), false);
  trail.add(fix(40), false);
  trail.add(fix(71), false);
  trail.add(fix(80), true);
  trail.add(fix(81, 0.2), false);
  expect(trail.segments(T + 81_000).map((s) => [s.from[0], s.state])).toEqual([
    [fix(0).lon, "moving"],
    [fix(10).lon, "moving"],
    [fix(80).lon, "idle"],
  ]);
});

test("it forgets what is older than ten minutes and what comes late", () => {
  const trail = new Trail();
  for (let second = 0; second <= 700; second += 10) {
    trail.add(fix(second), false);
  }
  trail.add(fix(650), false);
  expect(trail.list()).toHaveLength(61);
  expect(trail.list()[0]?.timeMillis).toBe(T + 100_000);
});

test("it fades with age", () => {
  const trail = new Trail();
  trail.add(fix(0), false);
  trail.add(fix(10), false);
  const [now] = trail.segments(T + 10_000);
  const [later] = trail.segments(T + 310_000);
  expect(now?.alpha).toBeCloseTo(0.75, 9);
  expect(later?.alpha).toBeCloseTo(0.425, 9);
  expect(trail.segments(T + 611_000)).toEqual([]);
});

test("the point near a time is the nearest one, and none if all are more than 30 s away", () => {
  const trail = new Trail();
  [0, 10, 60].forEach((seconds) => trail.add(fix(seconds), false));
  expect(trail.near(T + 6_000)?.timeMillis).toBe(T + 10_000);
  expect(trail.near(T + 5_000)?.timeMillis).toBe(T);
  expect(trail.near(T + 34_000)?.timeMillis).toBe(T + 10_000);
  expect(trail.near(T + 90_000)?.timeMillis).toBe(T + 60_000);
  expect(trail.near(T + 90_001)).toBeUndefined();
  expect(new Trail().near(T)).toBeUndefined();
});
