// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { type Command, commandOf, hasSingleKeys, toggleSingleKeys } from "../src/commands.ts";

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

test("keys without a modifier can be switched off, and the rest stays", () => {
  const values = new Map<string, string>();
  const store = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
  const press = (key: string, ctrlKey: boolean) =>
    commandOf(
      { key, target: null, ctrlKey, metaKey: false } as unknown as KeyboardEvent,
      COMMANDS,
      hasSingleKeys(store),
    )?.name;

  expect(press("t", false)).toBe("Trails");
  toggleSingleKeys(store);
  expect(press("t", false)).toBeUndefined();
  expect(press("k", true)).toBe("All commands");
  toggleSingleKeys(store);
  expect(press("t", false)).toBe("Trails");
});
