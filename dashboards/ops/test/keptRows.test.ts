// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { compare } from "../src/keptRows.ts";

test("rows stay in the order in which they are, those that come in keep the wanted one", () => {
  expect(compare(["a", "b", "c"], ["d", "c", "a", "e"])).toEqual({ stay: ["a", "c"], enter: ["d", "e"], leave: ["b"] });
});

test("a list that nobody knows yet only has rows that come in", () => {
  expect(compare([], ["a"])).toEqual({ stay: [], enter: ["a"], leave: [] });
});
