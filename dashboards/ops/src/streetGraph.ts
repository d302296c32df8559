// SPDX-License-Identifier: Apache-2.0
import type { LonLat } from "@roadstream/client";
import { SegmentGrid } from "./segmentGrid.ts";

/** What is farther from any street is not on one. */
const NEAR_METERS = 200;
const MOST_SNAPS = 4;
const METERS_PER_DEGREE = 111_195;

/** Degrees as metres on a plane that touches the earth in one town, and back. */
export class Plane {
  private readonly perLon: number;

  /** @param lat of a place in the town */
  constructor(lat: number) {
    this.perLon = METERS_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  }

  x(lon: number): number {
    return lon * this.perLon;
  }

  y(lat: number): number {
    return lat * METERS_PER_DEGREE;
  }

  toEarth(x: number, y: number): LonLat {
    return [x / this.perLon, y / METERS_PER_DEGREE];
  }
}

/** Straight pieces of street between nodes; of each: from where, to where, how long it takes, and whether both ways. */
export interface Segments {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly seconds: Float64Array;
  /** 1 if one may go from its end to its start, too. */
  readonly isBothWays: Uint8Array;
  /** Of their streets; empty where there is none. */
  readonly names: readonly string[];
}

/** The place on a segment that is nearest to another one, `share` of the way from its start. */
interface Nearest {
  readonly segment: number;
  readonly share: number;
  readonly meters: number;
}

/** A place on a segment, of those near a place. */
export interface Snap extends Nearest {
  /** What is connected with it has the same number. */
  readonly part: number;
}

/** Streets as a directed graph: nodes on a plane, segments between them, and which are near a place. */
export class StreetGraph {
  /** Edges of node n are those from `first[n]` up to `first[n + 1]`. */
  readonly first: Int32Array;
  readonly target: Int32Array;
  readonly cost: Float64Array;
  /** Of the fastest segment, m/s. */
  readonly topSpeed: number;
  private readonly part: Int32Array;
  private readonly grid = new SegmentGrid();

  constructor(
    readonly plane: Plane,
    readonly x: Float64Array,
    readonly y: Float64Array,
    readonly segments: Segments,
  ) {
    const { from, to, seconds, isBothWays } = segments;
    const nodes = x.length;
    this.first = new Int32Array(nodes + 1);
    for (let s = 0; s < from.length; s++) {
      this.first[at(from, s) + 1]!++;
      this.first[at(to, s) + 1]! += at(isBothWays, s);
    }
    for (let n = 0; n < nodes; n++) {
      this.first[n + 1]! += at(this.first, n);
    }
    const next = this.first.slice(0, nodes);
    this.target = new Int32Array(at(this.first, nodes));
    this.cost = new Float64Array(this.target.length);
    this.part = Int32Array.from({ length: nodes }, (_, n) => n);
    const put = (source: number, target: number, cost: number) => {
      const edge = next[source]!++;
      this.target[edge] = target;
      this.cost[edge] = cost;
    };
    let topSpeed = 1;
    for (let s = 0; s < from.length; s++) {
      const [u, v, cost] = [at(from, s), at(to, s), at(seconds, s)];
      put(u, v, cost);
      if (at(isBothWays, s)) {
        put(v, u, cost);
      }
      this.part[this.rootOf(u)] = this.rootOf(v);
      this.grid.add(s, at(x, u), at(y, u), at(x, v), at(y, v));
      topSpeed = cost > 0 ? Math.max(topSpeed, this.metersBetween(u, v) / cost) : topSpeed;
    }
    this.topSpeed = topSpeed;
  }

  get nodeCount(): number {
    return this.x.length;
  }

  metersBetween(a: number, b: number): number {
    return Math.hypot(at(this.x, a) - at(this.x, b), at(this.y, a) - at(this.y, b));
  }

  /** The nearest place on a street of each connected part, the nearest first; none if no street is near. */
  snap(place: LonLat): Snap[] {
    const best = new Map<number, Snap>();
    for (const nearest of this.near(place, NEAR_METERS)) {
      const part = this.rootOf(at(this.segments.from, nearest.segment));
      if (nearest.meters < (best.get(part)?.meters ?? Infinity)) {
        best.set(part, { ...nearest, part });
      }
    }
    return [...best.values()].sort((a, b) => a.meters - b.meters).slice(0, MOST_SNAPS);
  }

  /** Name of the nearest street with one; undefined if none is near enough. */
  nameAt(place: LonLat, withinMeters: number): string | undefined {
    let best: { readonly name: string; readonly meters: number } | undefined;
    for (const { segment, meters } of this.near(place, withinMeters)) {
      const name = this.segments.names[segment] ?? "";
      if (name !== "" && meters < (best?.meters ?? Infinity)) {
        best = { name, meters };
      }
    }
    return best?.name;
  }

  /** A place on a segment, on the plane. */
  on(segment: number, share: number): [number, number] {
    const [u, v] = [at(this.segments.from, segment), at(this.segments.to, segment)];
    return [at(this.x, u) + share * (at(this.x, v) - at(this.x, u)), at(this.y, u) + share * (at(this.y, v) - at(this.y, u))];
  }

  /** Of each segment within a radius. */
  private *near([lon, lat]: LonLat, radius: number): Generator<Nearest> {
    const [x, y] = [this.plane.x(lon), this.plane.y(lat)];
    for (const segment of this.grid.near(x, y, radius)) {
      const [u, v] = [at(this.segments.from, segment), at(this.segments.to, segment)];
      const share = shareOf(x, y, at(this.x, u), at(this.y, u), at(this.x, v), at(this.y, v));
      const [onX, onY] = this.on(segment, share);
      const meters = Math.hypot(onX - x, onY - y);
      if (meters <= radius) {
        yield { segment, share, meters };
      }
    }
  }

  private rootOf(node: number): number {
    let root = node;
    while (at(this.part, root) !== root) {
      const above = at(this.part, at(this.part, root));
      this.part[root] = above;
      root = above;
    }
    return root;
  }
}

/** Inside an array, where no check is needed. */
export function at(array: Int32Array | Float64Array | Uint8Array, index: number): number {
  return array[index] as number;
}

/** How far along a segment the place nearest to (x, y) is, 0 to 1. */
export function shareOf(x: number, y: number, fromX: number, fromY: number, toX: number, toY: number): number {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const square = dx * dx + dy * dy;
  return square === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / square));
}
