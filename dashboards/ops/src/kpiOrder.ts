// SPDX-License-Identifier: Apache-2.0
import type { Tile } from "./kpiTiles.ts";

type Key = Tile["key"];

/** Which numbers come first where there is room for seven, for four, and for three. */
const WIDE: readonly Key[] = ["reporting", "onTime", "openOrders", "lateRisk", "etaError", "revenue", "unassigned"];
const LAPTOP: readonly Key[] = ["onTime", "lateRisk", "openOrders", "reporting", "revenue", "etaError", "unassigned"];
const PHONE: readonly Key[] = ["onTime", "lateRisk", "reporting", "openOrders", "revenue", "etaError", "unassigned"];

const phone = "(max-width: 1023px)";
const laptop = "(max-width: 1439px)";

/** The tiles of a fleet with orders as this window has room for them; others stay as they are. */
export function inOrder(tiles: readonly Tile[]): Tile[] {
  if (!tiles.some((tile) => tile.key === "onTime")) {
    return [...tiles];
  }
  const order = matchMedia(phone).matches ? PHONE : matchMedia(laptop).matches ? LAPTOP : WIDE;
  return [...tiles].sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
}

/** Calls back when there is another kind of room. */
export function onRoom(change: () => void): void {
  [phone, laptop].forEach((query) => matchMedia(query).addEventListener("change", change));
}
