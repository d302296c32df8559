// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { currentOf } from "../src/alertList.ts";
import type { EmergencyAlert, EmergencyPhase } from "../src/emergencies.ts";

function alert(id: string, phase: EmergencyPhase): EmergencyAlert {
  return {
    vehicle: "v",
    id,
    note: "",
    raisedMillis: 0,
    place: undefined,
    phase,
    acknowledgedBy: undefined,
    acknowledgedMillis: undefined,
    resolvedBy: undefined,
    resolvedMillis: undefined,
  };
}

test("the first alert that goes on is the current one until one is chosen", () => {
  const alerts = [alert("a", "new"), alert("b", "acknowledged")];
  expect(currentOf(alerts, undefined)?.id).toBe("a");
  expect(currentOf(alerts, "v|b")?.id).toBe("b");
  expect(currentOf([], undefined)).toBeUndefined();
});

test("a call that comes in does not take the keys from the alert that somebody acts on", () => {
  const before = [alert("a", "acknowledged")];
  const chosen = currentOf(before, undefined);
  const after = [alert("b", "new"), ...before];
  expect(currentOf(after, `v|${chosen?.id}`)?.id).toBe("a");
});

test("after the current one is resolved the first of the others is", () => {
  expect(currentOf([alert("b", "new"), alert("a", "resolved")], "v|a")?.id).toBe("b");
});
