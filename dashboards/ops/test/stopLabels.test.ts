// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { LineStop } from "../src/planLine.ts";
import { placeLabels } from "../src/stopLabels.ts";
import { boxOf, placeTags } from "../src/tags.ts";

const stop = (number: string, lon: number, lat: number, isGoal = false): LineStop => ({ place: { lon, lat }, number, label: "14:52–15:09", isGoal });
/** A pixel is a degree. */
const toScreen = ({ lon, lat }: { lon: number; lat: number }) => ({ x: lon, y: -lat });
const numbers = (stops: LineStop[], taken = placeTags([])) => placeLabels(stops, toScreen, taken).map((tag) => tag.item.number);

test("of labels that would touch the earlier stop keeps its own, but the goal before all", () => {
  expect(numbers([stop("1", 0, 0), stop("2", 0, 10), stop("3", 400, 0)])).toEqual(["1", "3"]);
  expect(numbers([stop("1", 0, 0), stop("2", 0, 40, true), stop("3", 0, 20)])).toEqual(["2", "1"]);
  expect(numbers([stop("1", 0, 0), stop("2", 0, 20, true)])).toEqual(["2"]);
});

test("no label covers the disc of another stop, and its own is no hindrance", () => {
  expect(numbers([stop("1", 0, 0)])).toEqual(["1"]);
  expect(numbers([stop("1", 0, 0), { ...stop("2", 50, 0), label: "" }])).toEqual([]);
  expect(numbers([stop("1", 0, 0), { ...stop("2", 50, 30), label: "" }])).toEqual(["1"]);
});

test("no label covers the tag of a vehicle", () => {
  const tag = { x: 40, y: 5, text: "V-117", item: undefined };
  expect(numbers([stop("1", 0, 0)], [tag])).toEqual([]);
  expect(numbers([stop("1", 0, 0)], [{ ...tag, y: 40 }])).toEqual(["1"]);
});

test("labels that are shown never overlap, whatever the stops", () => {
  let seed = 11;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  for (let run = 0; run < 50; run++) {
    const stops = Array.from({ length: 12 }, (_, i) => stop(String(i + 1), 500 * random(), 300 * random(), i === 7));
    const boxes = placeLabels(stops, toScreen, []).map(boxOf);
    boxes.forEach((a, i) =>
      boxes.slice(i + 1).forEach((b) => {
        expect(a.right < b.left || b.right < a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
      }),
    );
  }
});
