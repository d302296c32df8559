// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { countOf, isOfView } from "../src/alertFilter.ts";
import { listRows } from "../src/alertRows.ts";
import { alert, by, NOW } from "./alerts.ts";

const rows = listRows(
  [],
  [
    alert("new", { vehicle: "V-1" }),
    alert("mine", { vehicle: "V-2", acknowledged: by("MK", -2) }),
    alert("others", { vehicle: "V-3", acknowledged: by("JL", -2) }),
    alert("over", { vehicle: "V-4", acknowledged: by("MK", -4), resolved: by("MK", -3) }),
  ],
  NOW,
);
const vehicles = (view: "open" | "mine" | "resolved") =>
  rows.filter((row) => isOfView(row, view, "MK")).map((row) => row.vehicle);

test("open ones stand with those that were resolved lately, but are counted alone", () => {
  expect(vehicles("open")).toEqual(["V-1", "V-2", "V-3", "V-4"]);
  expect(countOf(rows, "open", "MK")).toBe(3);
});

test("mine are those that go on and that I have acknowledged", () => {
  expect(vehicles("mine")).toEqual(["V-2"]);
  expect(countOf(rows, "mine", "JL")).toBe(1);
});

test("resolved ones are alone", () => {
  expect(vehicles("resolved")).toEqual(["V-4"]);
  expect(countOf(rows, "resolved", "MK")).toBe(1);
});
