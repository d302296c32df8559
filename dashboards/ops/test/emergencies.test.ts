// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { call, NOW } from "../../client/test/statuses.ts";
import { Emergencies } from "../src/emergencies.ts";

test("new ones stand first, the oldest on top", () => {
  const emergencies = new Emergencies();
  emergencies.reset([call("d", 0, "resolved"), call("b", 2), call("c", 1, "acknowledged"), call("a", 3)]);
  expect(emergencies.list(NOW).map((alert) => alert.vehicle)).toEqual(["b", "a", "c", "d"]);
  expect(emergencies.listNew().map((alert) => alert.vehicle)).toEqual(["b", "a"]);
  expect([...emergencies.openVehicles()].sort()).toEqual(["a", "b", "c"]);
});

test("a later state replaces the one before, and a resolved one goes after half an hour", () => {
  const emergencies = new Emergencies();
  expect(emergencies.apply(call("a", 0))).toBe(true);
  expect(emergencies.apply(call("a", 0, "acknowledged"))).toBe(false);
  expect(emergencies.listNew()).toEqual([]);
  expect(emergencies.list(NOW)[0]).toMatchObject({ phase: "acknowledged", acknowledgedBy: "eve" });
  emergencies.apply(call("a", 0, "resolved"));
  expect(emergencies.openVehicles().size).toBe(0);
  expect(emergencies.list(NOW + 1_799_999)).toHaveLength(1);
  expect(emergencies.list(NOW + 1_800_000)).toHaveLength(0);
});

test("a page that is open for long does not grow: what was resolved goes after a day, and the oldest of too many", () => {
  const emergencies = new Emergencies();
  const day = 86_400_000;
  emergencies.apply(call("open", -9));
  emergencies.apply(call("old", -9, "resolved", NOW - day - 1));
  emergencies.apply(call("a day", -9, "resolved", NOW - day));
  expect(emergencies.listCalls()).toHaveLength(3);
  emergencies.apply(call("now", -9, "resolved", NOW));
  expect(emergencies.listCalls().map(({ vehicle }) => vehicle)).toEqual(["open", "a day", "now"]);

  for (let i = 0; i < 600; i++) {
    emergencies.apply(call(`v${i}`, -9, "resolved", NOW + i));
  }
  expect(emergencies.listCalls()).toHaveLength(501);
  expect([...emergencies.openVehicles()]).toEqual(["open"]);
});

test("a moment of the past shows alerts as they stood then", () => {
  const emergencies = new Emergencies();
  emergencies.apply(call("a", -9, "acknowledged"));

  expect(emergencies.listAt(NOW - 9_001)).toEqual([]);
  expect(emergencies.listAt(NOW - 9_000)[0]?.phase).toBe("new");
  expect(emergencies.listAt(NOW - 1)[0]?.phase).toBe("new");
  expect(emergencies.listAt(NOW)[0]?.phase).toBe("acknowledged");
});
