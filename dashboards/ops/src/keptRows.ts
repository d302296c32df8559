// SPDX-License-Identifier: Apache-2.0

/** A row as it should be, and what it is about. */
export interface KeyedRow {
  readonly key: string;
  readonly element: HTMLElement;
}

/**
 * Rows of a list. Their values change where they are, so that who points at a row or has come to it by keys keeps it;
 * only while nobody does, they come, go and move.
 */
export class KeptRows {
  private readonly rows = new Map<string, HTMLElement>();

  constructor(private readonly list: HTMLElement) {}

  /**
   * @param isHeld whether rows stay where they are
   * @returns how many wait to come in
   */
  write(wanted: readonly KeyedRow[], isHeld: boolean): number {
    const { stay, enter, leave } = compare([...this.rows.keys()], wanted.map((row) => row.key));
    const elements = new Map(wanted.map((row) => [row.key, row.element]));
    for (const key of stay) {
      const [known, next] = [this.rows.get(key), elements.get(key)];
      if (known && next) {
        morph(known, next);
      }
    }
    if (isHeld && this.rows.size > 0) {
      leave.forEach((key) => this.rows.get(key)?.setAttribute("data-gone", ""));
      return enter.length;
    }
    const isSame = enter.length === 0 && leave.length === 0 && [...this.rows.keys()].every((key, i) => key === wanted[i]?.key);
    if (!isSame || this.list.childElementCount !== wanted.length) {
      const next = wanted.map((row): [string, HTMLElement] => [row.key, this.rows.get(row.key) ?? row.element]);
      this.rows.clear();
      next.forEach(([key, element]) => this.rows.set(key, element));
      this.list.replaceChildren(...this.rows.values());
    }
    return 0;
  }
}

/** What of a list stays, what comes in and what goes. */
export function compare(
  known: readonly string[],
  wanted: readonly string[],
): { readonly stay: string[]; readonly enter: string[]; readonly leave: string[] } {
  const [old, next] = [new Set(known), new Set(wanted)];
  return {
    stay: known.filter((key) => next.has(key)),
    enter: wanted.filter((key) => !old.has(key)),
    leave: known.filter((key) => !next.has(key)),
  };
}

/** Makes an element like another one, in place as far as both are built alike; listeners stay those of the first. */
function morph(from: Element, to: Element): void {
  for (const name of from.getAttributeNames()) {
    if (!to.hasAttribute(name)) {
      from.removeAttribute(name);
    }
  }
  for (const name of to.getAttributeNames()) {
    const value = to.getAttribute(name) ?? "";
    if (from.getAttribute(name) !== value) {
      from.setAttribute(name, value);
    }
  }
  const [old, next] = [[...from.childNodes], [...to.childNodes]];
  next.forEach((node, i) => {
    const before = old[i];
    if (!before) {
      from.append(node);
    } else if (before instanceof Element && node instanceof Element && before.tagName === node.tagName) {
      morph(before, node);
    } else if (before instanceof Text && node instanceof Text) {
      if (before.data !== node.data) {
        before.data = node.data;
      }
    } else {
      before.replaceWith(node);
    }
  });
  old.slice(next.length).forEach((node) => node.remove());
}
