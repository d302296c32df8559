// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { type Command, commandOf } from "../src/commands.ts";

const COMMANDS: Command[] = [
  { name: "Trails", keys: ["t"], run: () => {} },
  { name: "All commands", keys: ["k"], hasModifier: true, run: () => {} },
  { name: "Zoom in", keys: ["+", "="], run: () => {} },
];

function pressed(key: string, modifiers: Partial<KeyboardEvent> = {}) {
  // The function reads no more of an event than this.
  return commandOf({ key, target: null, ctrlKey: false, metaKey: false, ...modifiers } as KeyboardEvent, COMMANDS)?.name;
}

test("a key runs its command, with Shift or Caps Lock too", () => {
  expect(pressed("t")).toBe("Trails");
  expect(pressed("T")).toBe("Trails");
  expect(pressed("=")).toBe("Zoom in");
  expect(pressed("x")).toBeUndefined();
});

test("a key with Ctrl is another one than without", () => {
  expect(pressed("k", { ctrlKey: true })).toBe("All commands");
  expect(pressed("k", { metaKey: true })).toBe("All commands");
  expect(pressed("k")).toBeUndefined();
});

test("keys of the browser stay the browser's", () => {
  expect(pressed("t", { ctrlKey: true })).toBeUndefined();
  expect(pressed("t", { metaKey: true })).toBeUndefined();
  expect(pressed("t", { altKey: true })).toBeUndefined();
});
