// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { cluster } from "../src/clusters.ts";
import { parseHex } from "../src/theme.ts";
import { NO_COUNTS } from "../src/state.ts";

test("what lies in the same square merges, and nobody is lost", () => {
  const items = [
    { x: 10, y: 10, state: "moving" as const, item: "a" },
    { x: 30, y: 20, state: "offline" as const, item: "b" },
    { x: 60, y: 20, state: "moving" as const, item: "c" },
  ];
  const { clusters, alone } = cluster(items);
  expect(alone).toEqual(["c"]);
  expect(clusters).toEqual([
    {
      x: 20,
      y: 15,
      count: 2,
      states: { ...NO_COUNTS, moving: 1, offline: 1 },
      items: ["a", "b"],
    },
  ]);
});

test("discs that would lie on each other become one", () => {
  const at = (x: number, item: string) => ({ x, y: 10, state: "moving" as const, item });
  const { clusters, alone } = cluster([at(50, "a"), at(54, "b"), at(55, "c"), at(58, "d"), at(60, "e"), at(200, "f")]);

  expect(clusters.map((c) => [Math.round(c.x), c.count, c.states.moving])).toEqual([[53, 5, 5]]);
  expect(clusters[0]?.items).toEqual(["a", "b", "c", "d", "e"]);
  expect(alone).toEqual(["f"]);
});

test("colours are read in every form that a stylesheet may have", () => {
  expect(parseHex("#fff", 0.5)).toEqual([255, 255, 255, 128]);
  expect(parseHex("#4A9BFF", 1)).toEqual([74, 155, 255, 255]);
  expect(parseHex("#10151ceb", 1)).toEqual([16, 21, 28, 255]);
});
