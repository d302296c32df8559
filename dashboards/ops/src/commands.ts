// SPDX-License-Identifier: Apache-2.0

/** Something that people can make the page do, by a key or by its name. */
export interface Command {
  /** As the page tells it. */
  readonly name: string;
  /** As `KeyboardEvent.key` spells them, letters small; the first is the one that is told. */
  readonly keys: readonly string[];
  /** What people read for the keys, if it is not the first of them. */
  readonly label?: string;
  /** With Ctrl or the command key. */
  readonly hasModifier?: boolean;
  /** Of something that is on or off: which of them now. */
  readonly isOn?: () => boolean;
  /** Whether it is drawn on the map. */
  readonly isLayer?: boolean;
  readonly run: (event: { readonly shiftKey: boolean }) => void;
}

/** How people read the key of a command. */
export function keyLabel(command: Command): string {
  return command.label ?? (command.keys[0] ?? "").toUpperCase();
}

const LETTERS_KEY = "roadstream-letters";

/** Whether keys without a modifier do something; who speaks to the computer may want that they do not. */
export function hasSingleKeys(store: Pick<Storage, "getItem">): boolean {
  return store.getItem(LETTERS_KEY) !== "off";
}

export function toggleSingleKeys(store: Pick<Storage, "getItem" | "setItem">): void {
  store.setItem(LETTERS_KEY, hasSingleKeys(store) ? "off" : "on");
}

/**
 * The command of a key, unless somebody types or holds a modifier that is not ours.
 *
 * @param hasSingle whether characters without a modifier count
 */
export function commandOf(
  event: KeyboardEvent,
  commands: readonly Command[],
  hasSingle = true,
): Command | undefined {
  const hasModifier = event.ctrlKey || event.metaKey;
  if (!hasSingle && !hasModifier && event.key.length === 1) {
    return undefined;
  }
  if (event.altKey || (!hasModifier && isForElement(event))) {
    return undefined;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return commands.find(
    (command) => command.keys.includes(key) && (command.hasModifier ?? false) === hasModifier,
  );
}

/** Keys that the element under the focus needs itself. */
function isForElement(event: KeyboardEvent): boolean {
  const target = event.target;
  if (typeof HTMLElement === "undefined" || !(target instanceof HTMLElement)) {
    return false;
  }
  if (target.matches("input, textarea, select, [contenteditable]")) {
    return target.getAttribute("type") !== "range" || /^(Arrow|Page|Home|End)/.test(event.key);
  }
  if (/^Arrow/.test(event.key)) {
    // Arrows move the map and go from tab to tab.
    return target.matches("canvas, [role=tab], [role=option]");
  }
  return (event.key === " " || event.key === "Enter") && target.matches("button, a, summary");
}
