// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Undo } from "../src/undo.ts";

const sent: string[] = [];
const send = (what: string) => async () => {
  sent.push(what);
};

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
});

afterEach(() => vi.useRealTimers());

test("what is done is sent after six seconds, and can be taken back until then", async () => {
  const undo = new Undo(() => {});
  const first = undo.wait("a done", send("a"));
  vi.advanceTimersByTime(5_999);
  expect([undo.text, sent]).toEqual(["a done", []]);
  vi.advanceTimersByTime(1);
  await first;
  expect([undo.text, sent]).toEqual([undefined, ["a"]]);

  const second = undo.wait("b done", send("b"));
  undo.takeBack();
  vi.advanceTimersByTime(60_000);
  await second;
  expect(sent).toEqual(["a"]);
});

test("the next deed sends the one before at once", () => {
  const undo = new Undo(() => {});
  void undo.wait("a done", send("a"));
  void undo.wait("b done", send("b"));
  expect([undo.text, sent]).toEqual(["b done", ["a"]]);
  undo.flush();
  expect(sent).toEqual(["a", "b"]);
});

test("who did something learns that it could not be stored", async () => {
  const undo = new Undo(() => {});
  const done = undo.wait("a done", () => Promise.reject(new Error("not connected")));
  undo.flush();
  await expect(done).rejects.toThrow("not connected");
});
