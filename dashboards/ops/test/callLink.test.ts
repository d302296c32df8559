// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { telOf } from "../src/callLink.ts";

test("a number is dialled without what people write between its digits", () => {
  expect(telOf("+44 7700 900123")).toBe("tel:+447700900123");
  expect(telOf("+44 (0)7700 900123")).toBe("tel:+447700900123");
  expect(telOf("(030) 23125-042/7")).toBe("tel:030231250427");
});
