// SPDX-License-Identifier: Apache-2.0
import { NO_COUNTS, type VehicleState } from "./state.ts";

/** Vehicles merge from this many in view on, and only as far out as this. */
export const CLUSTER_FROM = 400;
export const CLUSTER_ZOOM = 11;
const CELL_PIXELS = 56;

export interface OnScreen<T> {
  readonly x: number;
  readonly y: number;
  readonly state: VehicleState;
  readonly item: T;
}

export interface Cluster<T> {
  /** Middle of its vehicles. */
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly states: Readonly<Record<VehicleState, number>>;
  readonly items: readonly T[];
}

/** Merges what lies in the same square of the screen. Lone vehicles stay as they are. */
export function cluster<T>(items: readonly OnScreen<T>[]): {
  clusters: Cluster<T>[];
  alone: T[];
} {
  const cells = new Map<string, OnScreen<T>[]>();
  for (const item of items) {
    const key = `${Math.floor(item.x / CELL_PIXELS)}|${Math.floor(item.y / CELL_PIXELS)}`;
    const cell = cells.get(key);
    if (cell) {
      cell.push(item);
    } else {
      cells.set(key, [item]);
    }
  }
  const clusters: Cluster<T>[] = [];
  const alone: T[] = [];
  for (const cell of cells.values()) {
    if (cell.length === 1 && cell[0]) {
      alone.push(cell[0].item);
      continue;
    }
    const states: Record<VehicleState, number> = { ...NO_COUNTS };
    let x = 0;
    let y = 0;
    for (const member of cell) {
      states[member.state]++;
      x += member.x / cell.length;
      y += member.y / cell.length;
    }
    clusters.push({ x, y, count: cell.length, states, items: cell.map((member) => member.item) });
  }
  return { clusters, alone };
}
