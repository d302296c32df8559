// SPDX-License-Identifier: Apache-2.0

const HEIGHT_PIXELS = 26;
const PIXELS_PER_CHARACTER = 7.2;
const PADDING_PIXELS = 22;
const MOST = 24;

/** A text that wants to stand beside a point of the screen. */
export interface Tag<T> {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly item: T;
}

/** Where nothing may stand: the glyph, or disc, with its middle at a point of the screen. */
export function discAt({ x, y }: { readonly x: number; readonly y: number }): Tag<undefined> {
  return { x: x - PADDING_PIXELS / 2, y, text: "", item: undefined };
}

/** The part of the screen that a tag covers. */
export function boxOf(tag: Tag<unknown>) {
  return { left: tag.x, right: tag.x + width(tag), top: tag.y - HEIGHT_PIXELS / 2, bottom: tag.y + HEIGHT_PIXELS / 2 };
}

/** Those for which there is room, in the order given: what comes first matters most. */
export function placeTags<T>(wanted: readonly Tag<T>[], taken: readonly Tag<unknown>[] = []): Tag<T>[] {
  const placed: Tag<unknown>[] = [...taken];
  const kept: Tag<T>[] = [];
  for (const tag of wanted) {
    if (kept.length < MOST && !placed.some((other) => overlap(tag, other))) {
      placed.push(tag);
      kept.push(tag);
    }
  }
  return kept;
}

function overlap(a: Tag<unknown>, b: Tag<unknown>): boolean {
  const isBeside = a.x + width(a) < b.x || b.x + width(b) < a.x;
  return !isBeside && Math.abs(a.y - b.y) < HEIGHT_PIXELS;
}

function width(tag: Tag<unknown>): number {
  return PADDING_PIXELS + tag.text.length * PIXELS_PER_CHARACTER;
}
