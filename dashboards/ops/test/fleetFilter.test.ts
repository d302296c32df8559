// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { isFilteredOut, isFiltering } from "../src/fleetFilter.ts";
import type { VehicleState } from "../src/state.ts";

const all = new Set<VehicleState>();

test("of one type the others are hidden, and those of which nobody knows what they are", () => {
  const vans = { hidden: all, type: "van" } as const;
  expect(isFilteredOut(vans, "moving", "van")).toBe(false);
  expect(isFilteredOut(vans, "moving", "bicycle")).toBe(true);
  expect(isFilteredOut(vans, "moving", undefined)).toBe(true);
  expect(isFilteredOut({ hidden: all, type: undefined }, "moving", undefined)).toBe(false);
});

test("a call for help shows whatever the type, unless its state is hidden", () => {
  expect(isFilteredOut({ hidden: all, type: "van" }, "sos", "bicycle")).toBe(false);
  expect(isFilteredOut({ hidden: new Set(["sos"]), type: undefined }, "sos", "bicycle")).toBe(true);
});

test("a hidden state or a type is a filter", () => {
  expect([isFiltering({ hidden: all, type: undefined }), isFiltering({ hidden: new Set(["idle"]), type: undefined }), isFiltering({ hidden: all, type: "van" })]).toEqual([false, true, true]);
});
