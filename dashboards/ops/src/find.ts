// SPDX-License-Identifier: Apache-2.0
import type { Choice } from "./combobox.ts";
import type { Format } from "./format.ts";
import { texts } from "./texts.ts";

/** Somebody who drives something. */
export interface FoundDriver {
  readonly name: string;
  readonly vehicle: string;
}

/** Where vehicles, orders and drivers are found, and what is done with the one that is chosen. */
export interface Finder {
  readonly format: Format;
  readonly ids: () => readonly string[];
  readonly orders: () => readonly string[];
  readonly drivers: () => readonly FoundDriver[];
  readonly onChoose: (vehicle: string) => void;
  readonly onOrder: (order: string) => void;
}

/** What fits a text, vehicles first; nothing fits no text. */
export function findThings(finder: Finder, text: string, most: number): Choice[] {
  const wanted = text.trim();
  if (wanted === "") {
    return [];
  }
  const { format } = finder;
  // People write long numbers with the spaces that they read.
  const number = /^[\d\s]+$/.test(wanted) ? wanted.replace(/\s/g, "") : wanted;
  return [
    ...findByName([...finder.ids()].sort(), (id) => id, wanted, most).map((id) => ({
      text: format.id(id),
      hint: texts.vehicle,
      run: () => finder.onChoose(id),
    })),
    ...findByName([...finder.orders()].sort(), (id) => id, number, most).map((id) => ({
      text: format.orderId(id),
      hint: texts.orderHint,
      run: () => finder.onOrder(id),
    })),
    ...findByName(finder.drivers(), ({ name }) => name, wanted, most).map(({ name, vehicle }) => ({
      text: name,
      hint: `${texts.driver}, ${format.id(vehicle)}`,
      run: () => finder.onChoose(vehicle),
    })),
  ].slice(0, most);
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
