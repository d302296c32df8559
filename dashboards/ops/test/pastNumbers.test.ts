// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { PastNumbers } from "../src/pastNumbers.ts";

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE + 17_000;

test("the hour until the last whole minute is asked for, with what its first values rest on; what is not answered is nothing", async () => {
  const asked: Record<string, number[]> = {};
  const answer = <T>(what: string, rows: T[]) => (from: number, to: number) => {
    asked[what] = [from / MINUTE, to / MINUTE];
    return Promise.resolve(rows);
  };
  const load = { timeMillis: 999 * MINUTE, open: 4, unassigned: 1, lateRisk: 2 };
  const past = new PastNumbers(
    {
      activity: answer("activity", [{ timeMillis: 0, reports: 1, vehicles: 1 }]),
      kpisBetween: () => Promise.reject(new Error("away")),
      etaAccuracyBetween: answer("accuracy", []),
      orderLoadBetween: answer("load", [load]),
    },
    () => {},
    () => NOW,
  );
  const { minutes, past: known } = await past.lastHour();
  expect(minutes).toHaveLength(1);
  expect(known).toEqual({ points: [], accuracies: [], loads: [load] });
  expect(asked).toEqual({ activity: [940, 1_000], accuracy: [939, 1_000], load: [939, 1_000] });
});

test("of a moment as much is asked for before its hour as its values rest on", () => {
  const asked: Record<string, number[]> = {};
  const answer = (what: string) => (from: number, to: number) => {
    asked[what] = [from / MINUTE, to / MINUTE];
    return Promise.resolve([]);
  };
  const past = new PastNumbers(
    {
      activity: () => Promise.resolve([]),
      kpisBetween: answer("points"),
      etaAccuracyBetween: answer("accuracy"),
      orderLoadBetween: answer("load"),
    },
    () => {},
    () => NOW,
  );
  expect(past.at(700 * MINUTE)).toBeUndefined();
  // On time is a share of half an hour; the others are the newest of two minutes.
  expect(asked).toEqual({ points: [630, 720], accuracy: [658, 720], load: [658, 720] });
});
