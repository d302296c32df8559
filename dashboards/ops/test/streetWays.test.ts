// SPDX-License-Identifier: Apache-2.0
import type { LonLat } from "@roadstream/client";
import { expect, test } from "vitest";
import { restOf, StreetWays } from "../src/streetWays.ts";

const CORNER: LonLat = [-8.596, 41.15];
const FROM: LonLat = [-8.6, 41.15];
const TO: LonLat = [-8.596, 41.154];
const FAR: LonLat = [-8.5, 41.3];
const CITY: GeoJSON.FeatureCollection = {
  type: "FeatureCollection",
  features: [{ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: [FROM, CORNER, TO] } }],
};

async function ready(clock: () => number = () => 0): Promise<StreetWays> {
  const ways = new StreetWays(clock);
  ways.offer(CITY);
  ways.along([FROM, TO], false);
  await expect.poll(() => ways.takeNews()).toBe(true);
  return ways;
}

const rounded = (path: LonLat[]) => path.map(([lon, lat]) => [Number(lon.toFixed(6)), Number(lat.toFixed(6))]);
const hasCorner = (path: LonLat[]) => rounded(path).some(([lon, lat]) => lon === CORNER[0] && lat === CORNER[1]);

test("lines are straight until the graph is made, then they follow the street", async () => {
  const ways = new StreetWays();
  expect(ways.along([FROM, TO], false)).toEqual([FROM, TO]);
  ways.offer(CITY);
  expect(ways.along([FROM, TO], false)).toEqual([FROM, TO]);
  await expect.poll(() => ways.takeNews()).toBe(true);
  const path = ways.along([FROM, TO], false);
  expect(hasCorner(path)).toBe(true);
  expect([path[0], path.at(-1)]).toEqual([FROM, TO]);
  expect(ways.takeNews()).toBe(false);
});

test("a leg to where no street is stays straight, beside one that follows the street", async () => {
  const ways = await ready();
  const path = ways.along([FROM, TO, FAR], false);
  expect(hasCorner(path)).toBe(true);
  expect(path.slice(-2)).toEqual([TO, FAR]);
});

test("a vehicle goes along its way: what lies behind it is gone, the rest is the same", async () => {
  const ways = await ready();
  const before = ways.along([FROM, TO], true);
  const later = ways.along([[-8.598, 41.15005], TO], true);
  expect(later[0]).toEqual([-8.598, 41.15005]);
  expect(later.slice(1)).toEqual(before.slice(before.length - later.length + 1));
  expect(hasCorner(ways.along([[-8.59602, 41.1522], TO], true))).toBe(false);
});

test("work beyond a frame's share waits for the next one, and is told", async () => {
  let now = 0;
  const ways = await ready(() => (now += 5));
  const legs: LonLat[] = [FROM, TO, CORNER, FROM, CORNER];
  const counts: number[] = [];
  do {
    counts.push(ways.along(legs, false).length);
  } while (ways.takeNews() && counts.length < 20);
  expect(counts.length).toBeGreaterThan(1);
  expect(counts.at(-1)).toBeGreaterThan(counts[0] ?? 0);
});

test("of a way that passes twice the first time counts, unless the second is nearer", () => {
  const loop: LonLat[] = [[-8.6, 41.15], [-8.59, 41.15], [-8.59, 41.151], [-8.59, 41.15002], [-8.6, 41.15002]];
  expect(restOf(loop, [-8.598, 41.15001])).toEqual([[-8.598, 41.15001], ...loop.slice(1)]);
  expect(restOf(loop, [-8.598, 41.16])).toBeUndefined();
});
