// SPDX-License-Identifier: Apache-2.0
import type { Choice } from "./combobox.ts";
import type { Format } from "./format.ts";

/** Where vehicles are found by id, and what is done with the one that is chosen. */
export interface VehicleFinder {
  readonly format: Format;
  readonly ids: () => readonly string[];
  readonly onChoose: (id: string) => void;
}

/** Vehicles that fit a text, none for no text. */
export function findVehicles(finder: VehicleFinder, text: string, most: number, hint = ""): Choice[] {
  return text.trim() === ""
    ? []
    : findByName([...finder.ids()].sort(), (id) => id, text, most).map((id) => ({
        text: finder.format.id(id),
        hint,
        run: () => finder.onChoose(id),
      }));
}

/** Those whose name holds the text, the best first: the same, then those that begin so. */
export function findByName<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  text: string,
  most: number,
): T[] {
  const wanted = text.trim().toLowerCase();
  const rank = (one: T) => {
    const name = nameOf(one).toLowerCase();
    return name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3;
  };
  return all
    .map((one) => ({ one, rank: rank(one) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map((found) => found.one);
}
