// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { opacityOf, stateOf } from "../src/state.ts";

const NOW = 1_767_600_000_000;

function vehicle(ageMillis: number, speedMps?: number) {
  return {
    id: "v",
    lat: 0,
    lon: 0,
    speedMps,
    headingDeg: undefined,
    eventTimeMillis: NOW - ageMillis,
  };
}

test.each([
  [0, 5, "moving"],
  [0, 0.9, "idle"],
  [0, undefined, "unknown"],
  [60_000, undefined, "offline"],
  [59_999, 5, "moving"],
  [60_000, 5, "offline"],
] as const)("a fix %i ms old at %s m/s is %s", (age, speed, state) => {
  expect(stateOf(vehicle(age, speed), NOW)).toBe(state);
});

test.each([
  [0, 1],
  [10_000, 1],
  [35_000, 0.725],
  [60_000, 0.45],
  [600_000, 0.45],
])("a fix %i ms old has opacity %s", (age, opacity) => {
  expect(opacityOf(vehicle(age), "moving", NOW)).toBeCloseTo(opacity, 9);
});

test("a vehicle that reports every 90 s is offline when three reports are missing", () => {
  expect(stateOf(vehicle(269_999, 5), NOW, false, 90_000)).toBe("moving");
  expect(stateOf(vehicle(270_000, 5), NOW, false, 90_000)).toBe("offline");
  expect(stateOf(vehicle(60_000, 5), NOW, false, 1_000)).toBe("offline");
});

test("an emergency wins over every other state", () => {
  expect(stateOf(vehicle(600_000, 0), NOW, true)).toBe("sos");
});

test("a call for help does not fade", () => {
  expect(opacityOf(vehicle(600_000), "sos", NOW)).toBe(1);
});

const HERE = { lat: 0, lon: 0 };

test.each([
  [5, { isLate: true, nextStop: undefined }, "late"],
  [5, { isLate: false, nextStop: HERE }, "moving"],
  [0, { isLate: false, nextStop: HERE }, "atStop"],
  [0, { isLate: false, nextStop: { lat: 0, lon: 0.001 } }, "idle"],
  [undefined, { isLate: false, nextStop: HERE }, "unknown"],
] as const)("at %s m/s with %j to do it is %s", (speed, work, state) => {
  expect(stateOf(vehicle(0, speed), NOW, false, 0, work)).toBe(state);
});

test("a vehicle that nobody hears of is offline, late or not", () => {
  expect(stateOf(vehicle(60_000, 5), NOW, false, 0, { isLate: true, nextStop: undefined })).toBe("offline");
});
