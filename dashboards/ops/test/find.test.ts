// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { findByName, type Finder, findThings } from "../src/find.ts";
import { Format } from "../src/format.ts";

const IDS = ["bus-12", "12", "121", "van-3"];
const find = (text: string, most = 8) => findByName(IDS, (id) => id, text, most);

test("the same comes first, then what begins so, then what holds it", () => {
  expect(find("12")).toEqual(["12", "121", "bus-12"]);
  expect(find(" VAN ")).toEqual(["van-3"]);
  expect(find("x")).toEqual([]);
});

test("no text finds all, as many as are wanted", () => {
  expect(find("", 2)).toEqual(["bus-12", "12"]);
});

const finder: Finder = {
  format: new Format("en-GB", "Etc/UTC", "km"),
  ids: () => ["V-12"],
  orders: () => ["48227", "48231", "R-12"],
  drivers: () => [{ name: "A. Lindqvist", vehicle: "V-12" }],
  onChoose: (id) => chosen.push(`vehicle ${id}`),
  onOrder: (id) => chosen.push(`order ${id}`),
};
const chosen: string[] = [];

test("orders are found by their number as people read it, drivers by their name", () => {
  const things = (text: string) => findThings(finder, text, 8);
  expect(things("12").map((thing) => thing.hint)).toEqual(["Vehicle", "Order"]);
  things("48 22").forEach((thing) => thing.run());
  things("lind").forEach((thing) => thing.run());
  expect(chosen).toEqual(["order 48227", "vehicle V-12"]);
  expect(things(" ")).toEqual([]);
});
