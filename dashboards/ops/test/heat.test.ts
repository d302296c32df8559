// SPDX-License-Identifier: Apache-2.0
import * as h3 from "h3-js";
import { expect, test } from "vitest";
import { HEAT_MILLIS, heatOf, resolutionAt, stepsTo } from "../src/heat.ts";

const NOW = 1_767_600_000_000;
const TOWN = { lat: 37.77, lon: -122.41 };
const ELSEWHERE = { lat: 37.8, lon: -122.41 };

function events(place: { lat: number; lon: number }, count: number, ageMillis = 0) {
  return Array.from({ length: count }, () => ({ ...place, timeMillis: NOW - ageMillis }));
}

test.each([
  [8, 6],
  [11, 7],
  [11.9, 7],
  [13, 8],
  [15, 9],
  [18, 9],
])("at zoom %d cells are of resolution %i", (zoom, resolution) => {
  expect(resolutionAt(zoom)).toBe(resolution);
});

test("a cell counts what came from it", () => {
  const heat = heatOf([...events(TOWN, 30), ...events(ELSEWHERE, 3)], NOW, 8, h3);

  expect(heat.cells).toEqual([
    { cell: h3.latLngToCell(TOWN.lat, TOWN.lon, 8), count: 30, step: 4 },
    { cell: h3.latLngToCell(ELSEWHERE.lat, ELSEWHERE.lon, 8), count: 3, step: 0 },
  ]);
});

test("cells with too few are left out, and so is what is old or yet to come", () => {
  const old = events(ELSEWHERE, 9, HEAT_MILLIS);
  const future = events(ELSEWHERE, 9, -1);
  expect(heatOf([...events(TOWN, 2), ...old, ...future], NOW, 8, h3).cells).toEqual([]);
  expect(heatOf(events(TOWN, 3, HEAT_MILLIS - 1), NOW, 8, h3).cells).toHaveLength(1);
});

test("steps grow by a factor and never repeat", () => {
  expect(stepsTo(3_000)).toEqual([3, 12, 48, 189, 754]);
  expect(stepsTo(3)).toEqual([3]);
  expect(stepsTo(6)).toEqual([3, 4, 5]);
});
