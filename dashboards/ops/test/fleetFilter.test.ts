// SPDX-License-Identifier: Apache-2.0
import type { VehicleType } from "@roadstream/client";
import { expect, test } from "vitest";
import { isFilteredOut, isFiltering } from "../src/fleetFilter.ts";
import type { VehicleState } from "../src/state.ts";

const all = new Set<VehicleState>();

/** As the type of a vehicle. */
const is = (type: VehicleType | undefined) => () => type;
const unasked = () => {
  throw new Error("the type does not matter");
};

test("of one type the others are hidden, and those of which nobody knows what they are", () => {
  const vans = { hidden: all, type: "van" } as const;
  expect(isFilteredOut(vans, "moving", is("van"))).toBe(false);
  expect(isFilteredOut(vans, "moving", is("bicycle"))).toBe(true);
  expect(isFilteredOut(vans, "moving", is(undefined))).toBe(true);
});

test("the type of a vehicle is not looked up while none is chosen, nor where its state hides it", () => {
  expect(isFilteredOut({ hidden: all, type: undefined }, "moving", unasked)).toBe(false);
  expect(isFilteredOut({ hidden: new Set(["idle"]), type: "van" }, "idle", unasked)).toBe(true);
});

test("a call for help shows whatever the type, unless its state is hidden", () => {
  expect(isFilteredOut({ hidden: all, type: "van" }, "sos", is("bicycle"))).toBe(false);
  expect(isFilteredOut({ hidden: new Set(["sos"]), type: undefined }, "sos", is("bicycle"))).toBe(true);
});

test("a hidden state or a type is a filter", () => {
  expect([isFiltering({ hidden: all, type: undefined }), isFiltering({ hidden: new Set(["idle"]), type: undefined }), isFiltering({ hidden: all, type: "van" })]).toEqual([false, true, true]);
});
