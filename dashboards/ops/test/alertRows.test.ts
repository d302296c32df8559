// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { call } from "../../client/test/statuses.ts";
import { alertsAt, listRows } from "../src/alertRows.ts";
import { Emergencies } from "../src/emergencies.ts";
import { alert, by, MINUTE, NOW } from "./alerts.ts";

const minutesAgo = (minutes: number) => NOW - minutes * MINUTE;

test("new ones come first, then by severity, then the newest; a call for help is critical", () => {
  const emergencies = new Emergencies();
  emergencies.reset([call("V-9", -60)]);
  const rows = listRows(
    emergencies.list(NOW),
    [
      alert("noticed", { vehicle: "a", severity: "critical", acknowledged: by("eve", -1) }),
      alert("medium", { vehicle: "b", startedMillis: minutesAgo(1) }),
      alert("old", { vehicle: "c", severity: "high", startedMillis: minutesAgo(9) }),
      alert("new", { vehicle: "d", severity: "high", startedMillis: minutesAgo(2) }),
      alert("over", { vehicle: "e", severity: "high", endedMillis: minutesAgo(3) }),
    ],
    NOW,
  );
  expect(rows.map((row) => row.alert?.id ?? row.rule)).toEqual(["sos", "new", "old", "medium", "noticed", "over"]);
});

test("same subject and rule are one row with a count, and an action is about all of them that go on", () => {
  const rows = listRows(
    [],
    [
      alert("1", { acknowledged: by("eve", -4) }),
      alert("2", { startedMillis: minutesAgo(2), severity: "high" }),
      alert("3", { rule: "silence" }),
      alert("4", { vehicle: "V-2" }),
    ],
    NOW,
  );
  expect(rows).toHaveLength(3);
  const folded = rows.find((row) => row.count === 2);
  expect(folded).toMatchObject({ severity: "high", phase: "new", isAgain: false, startedMillis: minutesAgo(2) });
  expect(folded?.openIds).toEqual(["1", "2"]);
});

test("two zones are two stories of one vehicle", () => {
  const rows = listRows([], [alert("1", { rule: "noGo", fence: "a" }), alert("2", { rule: "noGo", fence: "b" })], NOW);
  expect(rows).toHaveLength(2);
});

test.each([
  [9, true, 1],
  [10, false, 2],
])("one that comes back after %i minutes: again is %s", (minutes, isAgain, count) => {
  const rows = listRows(
    [],
    [
      alert("before", { startedMillis: minutesAgo(20), endedMillis: minutesAgo(2 + minutes) }),
      alert("now", { startedMillis: minutesAgo(2) }),
    ],
    NOW,
  );
  expect(rows).toHaveLength(count);
  expect(rows[0]).toMatchObject({ phase: "new", isAgain, openIds: ["now"] });
});

test("one that a person resolved and that comes back is new, again", () => {
  const order = { rule: "lateRisk", order: "o-1" } as const;
  const rows = listRows(
    [],
    [
      alert("before", {
        ...order,
        startedMillis: minutesAgo(30),
        acknowledged: by("eve", -9),
        resolved: by("eve", -8),
        endedMillis: minutesAgo(2),
      }),
      alert("now", { ...order, startedMillis: minutesAgo(2) }),
    ],
    NOW,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ phase: "new", isAgain: true, acknowledged: undefined, openIds: ["now"] });
});

test("it is over when a person or the rule closes it, and gone after half an hour", () => {
  const over = (told: object, now = NOW) => listRows([], [alert("1", told)], now)[0];
  expect(over({ resolved: by("eve", -1) })).toMatchObject({ phase: "resolved", resolved: { by: "eve" }, openIds: [] });
  expect(over({ endedMillis: minutesAgo(1) })).toMatchObject({ phase: "resolved", resolved: undefined });
  expect(over({ endedMillis: NOW }, NOW + 30 * MINUTE - 1)).toBeDefined();
  expect(over({ endedMillis: NOW }, NOW + 30 * MINUTE)).toBeUndefined();
});

test("a moment of the past shows alerts as they stood then", () => {
  const one = alert("1", {
    startedMillis: minutesAgo(9),
    acknowledged: by("eve", -6),
    endedMillis: minutesAgo(3),
  });
  const phaseAt = (minutes: number) => {
    const moment = minutesAgo(minutes);
    return listRows([], alertsAt([one], moment), moment)[0]?.phase;
  };
  expect([10, 9, 7, 6, 4, 3].map(phaseAt)).toEqual([
    undefined,
    "new",
    "new",
    "acknowledged",
    "acknowledged",
    "resolved",
  ]);
});
