// SPDX-License-Identifier: Apache-2.0
import type { LineStop } from "./planLine.ts";
import { discAt, placeTags, type Tag } from "./tags.ts";

/** From the middle of a stop's disc to what is told beside it. */
export const BESIDE_PIXELS = 12;
/** A disc with two numbers is wider. */
const WIDER_PIXELS = 3;

/** Half the width of a stop's disc. */
export function besideOf(stop: LineStop): number {
  return BESIDE_PIXELS + (stop.number.length > 2 ? WIDER_PIXELS : 0);
}

/**
 * Which stops of a line are told of: a text that would touch another one, a disc or what is taken is left out. The goal comes
 * first, then what comes next.
 *
 * @param toScreen pixels of a place
 * @param taken where other tags stand
 */
export function placeLabels(
  stops: readonly LineStop[],
  toScreen: (place: LineStop["place"]) => { readonly x: number; readonly y: number },
  taken: readonly Tag<unknown>[],
): Tag<LineStop>[] {
  const wanted = stops
    .filter((stop) => stop.label !== "")
    .sort((a, b) => Number(b.isGoal) - Number(a.isGoal))
    .map((stop) => {
      const { x, y } = toScreen(stop.place);
      return { x: x + besideOf(stop), y, text: stop.label, item: stop };
    });
  return placeTags(wanted, [...taken, ...discs(stops, toScreen)]);
}

/** Where the numbers of the stops stand. */
export function discs(
  stops: readonly LineStop[],
  toScreen: (place: LineStop["place"]) => { readonly x: number; readonly y: number },
): Tag<undefined>[] {
  return stops.map((stop) => discAt(toScreen(stop.place)));
}
