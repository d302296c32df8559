// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from "vitest";
import { HourCache } from "../src/hourCache.ts";

const HOUR = 3_600_000;

function cacheAt(nowMillis: { value: number }, answer: () => Promise<string[]>) {
  const asked: [number, number][] = [];
  const ask = (from: number, to: number) => {
    asked.push([from, to]);
    return answer();
  };
  return { asked, cache: new HourCache<string>(ask, 600_000, () => {}, () => nowMillis.value) };
}

test("the hour of a moment and what led up to it is asked for once", async () => {
  const { cache, asked } = cacheAt({ value: 10 * HOUR }, async () => ["a"]);
  expect(cache.at(4.5 * HOUR)).toBeUndefined();
  await vi.waitFor(() => expect(cache.at(4.9 * HOUR)).toEqual(["a"]));
  expect(asked).toEqual([[4 * HOUR - 600_000, 5 * HOUR]]);
});

test("the hour that goes on is asked for again with each minute, up to now", async () => {
  const now = { value: 4.5 * HOUR };
  const { cache, asked } = cacheAt(now, async () => ["a"]);
  cache.at(4.4 * HOUR);
  now.value += 59_999;
  cache.at(4.4 * HOUR);
  expect(asked).toEqual([[4 * HOUR - 600_000, 4.5 * HOUR]]);
  now.value += 1;
  cache.at(4.4 * HOUR);
  expect(asked).toHaveLength(2);
});

test("why nothing is known is told until something is, and asked again after a while", async () => {
  const now = { value: 10 * HOUR };
  let isAway = true;
  const { cache } = cacheAt(now, () => (isAway ? Promise.reject(new Error("away")) : Promise.resolve(["a"])));
  cache.at(4 * HOUR);
  await vi.waitFor(() => expect(cache.problemAt(4 * HOUR)).toBe("away"));
  isAway = false;
  now.value += 10_000;
  await vi.waitFor(() => expect(cache.at(4 * HOUR)).toEqual(["a"]));
  expect(cache.problemAt(4 * HOUR)).toBe("");
});
