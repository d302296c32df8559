// SPDX-License-Identifier: Apache-2.0
import type { EtaAccuracy } from "@roadstream/client";
import { expect, test } from "vitest";
import { AccuracyWatch } from "../src/accuracyWatch.ts";

const MINUTE = 60_000;

/** A history that answers with a point for the end of the span, or not at all. */
function archive() {
  const asked: number[] = [];
  const known = {
    asked,
    isAway: false,
    etaAccuracyBetween: async (_from: number, to: number): Promise<EtaAccuracy[]> => {
      asked.push(to);
      if (known.isAway) {
        throw new Error("away");
      }
      return [{ timeMillis: to, arrivals: 30, p50Millis: to, p90Millis: to }];
    },
  };
  return known;
}

test("the history is asked once a minute, for the hour until that minute", async () => {
  const history = archive();
  const watch = new AccuracyWatch(history);
  for (const now of [10.2, 10.5, 10.9, 11, 11.9]) {
    watch.ask(now * MINUTE);
    await Promise.resolve();
  }
  expect(history.asked).toEqual([10 * MINUTE, 11 * MINUTE]);
  expect(watch.newest(11.9 * MINUTE)?.timeMillis).toBe(11 * MINUTE);
});

test("what was known goes on for a while without a history, and no longer", async () => {
  const history = archive();
  const watch = new AccuracyWatch(history);
  watch.ask(10 * MINUTE);
  await Promise.resolve();
  history.isAway = true;
  watch.ask(11 * MINUTE);
  await Promise.resolve();
  expect(watch.newest(12.9 * MINUTE)?.arrivals).toBe(30);
  expect(watch.newest(13 * MINUTE)).toBeUndefined();
});
