// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { ServerClock } from "../src/serverClock.ts";

test("the clock of the gateway counts where the own one is wrong", () => {
  let own = 1_000_000;
  const clock = new ServerClock(() => own);
  expect(clock.now()).toBe(1_000_000);
  clock.set(1_120_000);
  own += 5_000;
  expect(clock.now()).toBe(1_125_000);
});

test("a difference that may be the way of the message is none", () => {
  const clock = new ServerClock(() => 1_000_000);
  clock.set(999_400);
  expect(clock.now()).toBe(1_000_000);
});
