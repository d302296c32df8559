// SPDX-License-Identifier: Apache-2.0
import { NO_COUNTS, VEHICLE_STATES, type VehicleState } from "./state.ts";

/** Vehicles merge from this many in view on, and only as far out as this. */
export const CLUSTER_FROM = 400;
export const CLUSTER_ZOOM = 11;
const CELL_PIXELS = 56;
const APART_PIXELS = 40;

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
  const groups: OnScreen<T>[][] = [];
  const alone: T[] = [];
  for (const cell of cells.values()) {
    if (cell.length === 1 && cell[0]) {
      alone.push(cell[0].item);
    } else {
      groups.push(cell);
    }
  }
  return { clusters: apart(groups.map(toCluster)), alone };
}

/** Discs that would lie on each other become one: the larger takes the smaller. */
function apart<T>(clusters: readonly Cluster<T>[]): Cluster<T>[] {
  const kept: Cluster<T>[] = [];
  for (const next of [...clusters].sort((a, b) => b.count - a.count)) {
    const near = kept.findIndex((other) => Math.hypot(other.x - next.x, other.y - next.y) < APART_PIXELS);
    const other = kept[near];
    if (other) {
      // It stays where it is: moved, it could touch the next one.
      kept[near] = { ...joined(other, next), x: other.x, y: other.y };
    } else {
      kept.push(next);
    }
  }
  return kept;
}

function joined<T>(a: Cluster<T>, b: Cluster<T>): Cluster<T> {
  const states: Record<VehicleState, number> = { ...a.states };
  for (const state of VEHICLE_STATES) {
    states[state] += b.states[state];
  }
  return { x: a.x, y: a.y, count: a.count + b.count, states, items: [...a.items, ...b.items] };
}

function toCluster<T>(members: readonly OnScreen<T>[]): Cluster<T> {
  const states: Record<VehicleState, number> = { ...NO_COUNTS };
  let x = 0;
  let y = 0;
  for (const member of members) {
    states[member.state]++;
    x += member.x / members.length;
    y += member.y / members.length;
  }
  return { x, y, count: members.length, states, items: members.map((member) => member.item) };
}
