// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AGAIN_WITHIN_MILLIS, HOLD_MILLIS, SosPress, type SosState } from "../src/sosPress.ts";

let calls = 0;
let state: SosState = "idle";

function newPress(): SosPress {
  return new SosPress(
    () => calls++,
    (next) => {
      state = next;
    },
  );
}

/** As a finger does: down, up, and the press that the browser makes of it. */
function tap(press: SosPress, millis = 80): void {
  press.begin();
  vi.advanceTimersByTime(millis);
  press.end();
  press.press();
}

beforeEach(() => {
  vi.useFakeTimers();
  calls = 0;
  state = "idle";
});

afterEach(() => vi.useRealTimers());

test("held for a second it calls once, and letting go is no press", () => {
  const press = newPress();
  press.begin();
  vi.advanceTimersByTime(HOLD_MILLIS - 1);
  expect([calls, state]).toEqual([0, "held"]);
  vi.advanceTimersByTime(1);
  expect(calls).toBe(1);
  press.end();
  press.press();
  vi.advanceTimersByTime(60_000);
  expect([calls, state]).toEqual([1, "idle"]);
});

test("a single press does not call", () => {
  tap(newPress());
  expect(state).toBe("armed");
  vi.advanceTimersByTime(60_000);
  expect([calls, state]).toEqual([0, "idle"]);
});

test("a second press within five seconds calls, a later one is a first one again", () => {
  const press = newPress();
  tap(press);
  vi.advanceTimersByTime(AGAIN_WITHIN_MILLIS - 100);
  tap(press);
  expect([calls, state]).toEqual([1, "idle"]);

  tap(press);
  vi.advanceTimersByTime(AGAIN_WITHIN_MILLIS);
  tap(press);
  expect([calls, state]).toEqual([1, "armed"]);
});

test("a finger that goes elsewhere calls nobody", () => {
  const press = newPress();
  press.begin();
  vi.advanceTimersByTime(HOLD_MILLIS / 2);
  press.end();
  vi.advanceTimersByTime(60_000);
  expect([calls, state]).toEqual([0, "idle"]);
});

test("two presses without a finger call, as those of a screen reader", () => {
  const press = newPress();
  press.press();
  press.press();
  expect(calls).toBe(1);
});

test("a press after one that was held long is one of its own", () => {
  const press = newPress();
  press.begin();
  vi.advanceTimersByTime(HOLD_MILLIS);
  press.end();
  vi.advanceTimersByTime(0);
  press.press();
  press.press();
  expect(calls).toBe(2);
});
