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

/** Ways whose graph is made; each leg waits until `step` is called. */
async function ready() {
  const works: Generator<void, unknown>[] = [];
  const ways = new StreetWays(async (work) => {
    if (works.length > 0) {
      works.push(work);
      return new Promise(() => {});
    }
    works.push(work);
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) {
        return step.value;
      }
    }
  });
  ways.offer(CITY);
  ways.along([FROM, TO]);
  await expect.poll(() => ways.takeNews()).toBe(true);
  /** One more leg; false once there is no more to do. */
  const step = () => works.at(-1)?.next().done === false;
  return { ways, step };
}

const rounded = (path: LonLat[]) => path.map(([lon, lat]) => [Number(lon.toFixed(6)), Number(lat.toFixed(6))]);
const hasCorner = (path: LonLat[]) => rounded(path).some(([lon, lat]) => lon === CORNER[0] && lat === CORNER[1]);

test("lines are straight until the graph and their legs are made, then they follow the street", async () => {
  const ways = new StreetWays();
  expect(ways.along([FROM, TO])).toEqual([FROM, TO]);
  ways.offer(CITY);
  expect(ways.along([FROM, TO])).toEqual([FROM, TO]);
  await expect.poll(() => ways.takeNews()).toBe(true);
  expect(ways.along([FROM, TO])).toEqual([FROM, TO]);
  await expect.poll(() => ways.takeNews()).toBe(true);
  const path = ways.along([FROM, TO]);
  expect(hasCorner(path)).toBe(true);
  expect([path[0], path.at(-1)]).toEqual([FROM, TO]);
  expect(ways.takeNews()).toBe(false);
});

test("a leg to where no street is stays straight, beside one that follows the street", async () => {
  const { ways, step } = await ready();
  ways.along([FROM, TO, FAR]);
  while (step()) {
    // all of it
  }
  const path = ways.along([FROM, TO, FAR]);
  expect(hasCorner(path)).toBe(true);
  expect(path.slice(-2)).toEqual([TO, FAR]);
  expect(ways.along([FROM, TO, FAR])).toEqual(path);
});

test("a vehicle goes along its way: what lies behind it is gone, the rest is the same", async () => {
  const { ways, step } = await ready();
  ways.along([FROM, TO], "V-1");
  step();
  const before = ways.along([FROM, TO], "V-1");
  const later = ways.along([[-8.598, 41.15005], TO], "V-1");
  expect(later[0]).toEqual([-8.598, 41.15005]);
  expect(later.slice(1)).toEqual(before.slice(before.length - later.length + 1));
  expect(hasCorner(ways.along([[-8.59602, 41.1522], TO], "V-1"))).toBe(false);
});

test("each vehicle has a way of its own; who left it gets another", async () => {
  const { ways, step } = await ready();
  ways.along([FROM, TO], "V-1");
  ways.along([TO, FROM], "V-2");
  while (step()) {
    // all of it
  }
  expect(rounded(ways.along([FROM, TO], "V-1"))).toEqual(rounded(ways.along([TO, FROM], "V-2")).reverse());
  const away: LonLat = [-8.5975, 41.151];
  const still = ways.along([away, TO], "V-1");
  expect([still[0], still.at(-1), hasCorner(still)]).toEqual([away, TO, true]);
  expect(ways.along([away, FROM], "V-1")).toEqual([away, FROM]);
  while (step()) {
    // all of it
  }
  expect(rounded(ways.along([away, TO], "V-1"))[1]).not.toEqual(rounded(still)[1]);
});

test("nothing is looked for while somebody asks, what was asked for last is first, and each once", async () => {
  const { ways, step } = await ready();
  const [old, young]: LonLat[][] = [[FROM, TO], [TO, FROM]] as [LonLat[], LonLat[]];
  ways.along(young);
  expect(step()).toBe(true);
  expect(hasCorner(ways.along(young))).toBe(true);
  ways.along(old);
  ways.along(old);
  expect(ways.along(old)).toEqual(old);
  expect(step()).toBe(true);
  expect(hasCorner(ways.along(old))).toBe(true);
  expect(step()).toBe(false);
});

test("what is asked for again comes before what was asked for meanwhile", async () => {
  const { ways, step } = await ready();
  const [a, b]: [LonLat[], LonLat[]] = [[FROM, TO], [TO, FROM]];
  [a, b, a].forEach((path) => ways.along(path));
  step();
  expect([ways.along(a), ways.along(b)].map(hasCorner)).toEqual([true, false]);
  step();
  expect(hasCorner(ways.along(b))).toBe(true);
});

test("a vehicle that waits for its way gets it from where it is by then", async () => {
  const { ways, step } = await ready();
  const away: LonLat = [-8.5975, 41.151];
  ways.along([FROM, TO], "V-1");
  ways.along([away, TO], "V-1");
  expect(step()).toBe(true);
  expect(ways.along([away, TO], "V-1").length).toBeGreaterThan(2);
  // It is on that way: no other one is looked for.
  expect(step()).toBe(false);
});

test("of a way that passes twice the first time counts, unless the second is nearer", () => {
  const loop: LonLat[] = [[-8.6, 41.15], [-8.59, 41.15], [-8.59, 41.151], [-8.59, 41.15002], [-8.6, 41.15002]];
  expect(restOf(loop, [-8.598, 41.15001])).toEqual([[-8.598, 41.15001], ...loop.slice(1)]);
  expect(restOf(loop, [-8.598, 41.16])).toBeUndefined();
});
