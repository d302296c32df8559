// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { currentOf } from "../src/alertList.ts";
import type { EmergencyPhase } from "../src/emergencies.ts";
import { alertRow } from "./alerts.ts";

function row(key: string, phase: EmergencyPhase) {
  return { ...alertRow(key), key, phase };
}

test("the first alert that goes on is the current one until one is chosen", () => {
  const rows = [row("a", "new"), row("b", "acknowledged")];
  expect(currentOf(rows, undefined)?.key).toBe("a");
  expect(currentOf(rows, "b")?.key).toBe("b");
  expect(currentOf([], undefined)).toBeUndefined();
});

test("an alert that comes in does not take the keys from the one that somebody acts on", () => {
  const before = [row("a", "acknowledged")];
  const chosen = currentOf(before, undefined);
  const after = [row("b", "new"), ...before];
  expect(currentOf(after, chosen?.key)?.key).toBe("a");
});

test("after the current one is resolved the first of the others is", () => {
  expect(currentOf([row("b", "new"), row("a", "resolved")], "a")?.key).toBe("b");
});
