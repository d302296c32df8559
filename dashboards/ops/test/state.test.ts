// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { ageText, opacityOf, stateOf } from "../src/state.ts";

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
  [0, undefined, "idle"],
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
  expect(opacityOf(vehicle(age), NOW)).toBeCloseTo(opacity, 9);
});

test.each([
  [-50, "0.0\u00a0s"],
  [340, "0.3\u00a0s"],
  [42_900, "42\u00a0s"],
  [130_000, "2:10"],
  [660_000, "11\u00a0min"],
])("%i ms read as %s", (millis, text) => {
  expect(ageText(millis)).toBe(text);
});
