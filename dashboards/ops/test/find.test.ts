// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { findByName } from "../src/find.ts";

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
