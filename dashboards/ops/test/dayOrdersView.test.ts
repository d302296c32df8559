// SPDX-License-Identifier: Apache-2.0
import { OrderStatus } from "@roadstream/client";
import { expect, test } from "vitest";
import { writtenKey } from "../src/dayOrdersView.ts";

const row = (id: string, changedMillis = 0) => ({ id, status: OrderStatus.ASSIGNED, name: "", changedMillis });

test("the list is written again when it is let go, and otherwise only when something is other", () => {
  const held = writtenKey([row("a"), row("b")], "", true);
  expect(writtenKey([row("a"), row("b")], "", false)).not.toBe(held);
  expect(writtenKey([row("a"), row("b")], "", true)).toBe(held);
  expect(writtenKey([row("a"), row("b", 1)], "", true)).not.toBe(held);
  expect(writtenKey([row("a")], "", true)).not.toBe(held);
  expect(writtenKey([row("a"), row("b")], "away", true)).not.toBe(held);
});
