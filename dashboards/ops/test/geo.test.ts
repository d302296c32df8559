// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { onEarth } from "../src/geo.ts";

test.each([
  ["as it is", [10, 20, 11, 21], [10, 20, 11, 21]],
  ["over the antimeridian from the west", [-18, 177, -16, 181], [-18, 177, -16, -179]],
  ["over the antimeridian from the east", [-18, -183, -16, -178], [-18, 177, -16, -178]],
  ["once around", [-91, -200, 91, 170], [-90, -180, 90, 180]],
  ["a turn further", [0, 370, 1, 380], [0, 10, 1, 20]],
])("a view %s is a box on the earth", (_name, view, expected) => {
  const [south = 0, west = 0, north = 0, east = 0] = view;
  const box = onEarth({ south, west, north, east });
  expect([box.south, box.west, box.north, box.east]).toEqual(expected);
});
