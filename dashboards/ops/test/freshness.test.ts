// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { Format } from "../src/format.ts";
import { FreshnessGauge } from "../src/freshness.ts";

const NOW = Date.UTC(2026, 10, 26, 14, 32, 0);
const format = new Format("en-GB", "UTC");

function live() {
  const gauge = new FreshnessGauge();
  gauge.connectionIs("live", NOW);
  gauge.roundTrip(84);
  gauge.event(NOW - 300);
  return gauge;
}

test("live says how far away it is and how old the newest event is", () => {
  expect(live().read(NOW, format)).toEqual({
    state: "live",
    word: "Live",
    detail: "84\u00a0ms",
    extra: "newest event 0.3\u00a0s",
  });
});

test("it lags when the newest event is 5 s old or the way takes a second", () => {
  expect(live().read(NOW + 4_699, format).state).toBe("live");
  expect(live().read(NOW + 4_700, format)).toMatchObject({ state: "lagging", detail: "5.0\u00a0s" });
  const slow = live();
  slow.roundTrip(1_200);
  expect(slow.read(NOW, format)).toMatchObject({ state: "lagging", detail: "1.2\u00a0s" });
});

test("a lost connection is reconnecting, and offline after 30 s", () => {
  const gauge = live();
  gauge.connectionIs("reconnecting", NOW);
  gauge.connectionIs("connecting", NOW + 500);
  expect(gauge.read(NOW + 29_999, format)).toMatchObject({
    state: "reconnecting",
    detail: "last event 14:31:59",
  });
  expect(gauge.read(NOW + 30_000, format)).toMatchObject({
    state: "offline",
    detail: "since 14:32:00. Showing the last known state.",
  });
});

test("who is back says for 8 s what was filled in, and whether all of it", () => {
  const whole = live();
  whole.connectionIs("reconnecting", NOW);
  whole.connectionIs("live", NOW + 4_000);
  whole.back(true, NOW + 4_000);
  whole.event(NOW + 4_000);
  expect(whole.read(NOW + 5_000, format)).toMatchObject({
    state: "recovered",
    detail: "14:32:00–14:32:04 filled in.",
  });
  expect(whole.read(NOW + 12_000, format).state).not.toBe("recovered");

  const partly = live();
  partly.connectionIs("reconnecting", NOW);
  partly.connectionIs("live", NOW + 1_000);
  partly.back(false, NOW + 1_000);
  expect(partly.read(NOW + 1_000, format).detail).toContain("what lay between is in the history");
});

test("a token that is refused is neither live nor reconnecting", () => {
  const gauge = live();
  gauge.connectionIs("refused", NOW);
  expect(gauge.read(NOW + 60_000, format).state).toBe("refused");
});

test("a quiet street is no lag while the fleet is heard, and a fleet that is late is", () => {
  const quiet = live();
  quiet.fleet(12, 400, NOW + 55_000);
  expect(quiet.read(NOW + 60_000, format)).toMatchObject({ state: "live" });
  quiet.fleet(12, 30_000, NOW + 60_000);
  expect(quiet.read(NOW + 60_000, format)).toMatchObject({ state: "lagging", detail: "30\u00a0s" });
  quiet.fleet(0, undefined, NOW + 70_000);
  expect(quiet.read(NOW + 70_000, format).state).toBe("lagging");
});

test("what the fleet was does not count for long", () => {
  const lost = live();
  lost.fleet(12, 400, NOW);
  expect(lost.read(NOW + 20_000, format).state).toBe("lagging");
});

test("a clock of a device that runs ahead makes no event younger than now", () => {
  const gauge = live();
  gauge.event(NOW + 60_000);
  expect(gauge.read(NOW, format)).toMatchObject({ state: "live", extra: "newest event 0.0\u00a0s" });
});
