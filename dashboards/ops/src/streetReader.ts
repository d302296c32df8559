// SPDX-License-Identifier: Apache-2.0
import { SegmentGrid } from "./segmentGrid.ts";
import { Plane, shareOf, StreetGraph } from "./streetGraph.ts";

/** A line that ends so near to another one meets it: files are often not more exact. */
const MEETS_METERS = 12;
/** Lines meet where their vertices are the same to about 0.1 m. */
const UNITS_PER_DEGREE = 1e6;
const KMH_PER_MPS = 3.6;
const DEFAULT_KMH = 30;
/** Where the file has no limit. */
const CLASS_KMH: Readonly<Record<string, number>> = {
  motorway: 100,
  trunk: 80,
  primary: 60,
  secondary: 50,
  tertiary: 40,
  residential: 30,
  service: 15,
};
/** Work between two pauses. */
const LINES_AT_ONCE = 100;

interface Join {
  readonly share: number;
  readonly node: number;
}

/**
 * Makes the graph of a street file, with pauses in which a page can do other things. Of a line it reads `name`,
 * `oneway`, `maxspeed` (km/h) and `class`, each of which may be absent.
 */
export function* readStreets(data: GeoJSON.FeatureCollection): Generator<void, StreetGraph | undefined> {
  const reader = new StreetReader(firstLat(data));
  for (const [i, feature] of data.features.entries()) {
    reader.read(feature);
    if (i % LINES_AT_ONCE === 0) {
      yield;
    }
  }
  yield* reader.join();
  yield;
  return reader.graph();
}

class StreetReader {
  private readonly plane: Plane;
  private readonly nodes = new Map<string, number>();
  private readonly x: number[] = [];
  private readonly y: number[] = [];
  /** How many segments begin or end there. */
  private readonly uses: number[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly mps: number[] = [];
  private readonly isBothWays: number[] = [];
  private readonly names: string[] = [];
  private readonly grid = new SegmentGrid();

  constructor(lat: number) {
    this.plane = new Plane(lat);
  }

  read({ geometry, properties }: GeoJSON.Feature): void {
    const lines = geometry.type === "LineString" ? [geometry.coordinates] : geometry.type === "MultiLineString" ? geometry.coordinates : [];
    const { oneway, maxspeed } = properties ?? {};
    const name = String(properties?.["name"] ?? "");
    const isBackwards = oneway === "-1" || oneway === -1;
    const isBothWays = !(isBackwards || oneway === true || oneway === "yes" || oneway === 1);
    const kmh = Number(maxspeed) > 0 ? Number(maxspeed) : (CLASS_KMH[String(properties?.["class"])] ?? DEFAULT_KMH);
    for (const line of lines) {
      const nodes = line.map((position) => this.nodeAt(position));
      if (isBackwards) {
        nodes.reverse();
      }
      for (let i = 1; i < nodes.length; i++) {
        const [u, v] = [nodes[i - 1] ?? 0, nodes[i] ?? 0];
        if (u !== v) {
          this.grid.add(this.from.length, this.x[u] ?? 0, this.y[u] ?? 0, this.x[v] ?? 0, this.y[v] ?? 0);
          this.add(u, v, kmh / KMH_PER_MPS, isBothWays ? 1 : 0, name);
        }
      }
    }
  }

  /** Free ends meet the line beside them. */
  *join(): Generator<void> {
    const joins = new Map<number, Join[]>();
    const given = this.x.length;
    for (let node = 0; node < given; node++) {
      const found = this.uses[node] === 1 ? this.besideOf(node) : undefined;
      if (found) {
        const crossing = this.newNode(...found.on);
        joins.set(found.segment, [...(joins.get(found.segment) ?? []), { share: found.share, node: crossing }]);
        this.add(node, crossing, DEFAULT_KMH / KMH_PER_MPS, 1, "");
      }
      if (node % (10 * LINES_AT_ONCE) === 0) {
        yield;
      }
    }
    for (const [segment, at] of joins) {
      const end = this.to[segment] ?? 0;
      at.sort((a, b) => a.share - b.share);
      const stops = [...at.map(({ node }) => node), end];
      this.to[segment] = stops[0] ?? end;
      for (let i = 1; i < stops.length; i++) {
        this.add(stops[i - 1] ?? 0, stops[i] ?? 0, this.mps[segment] ?? 1, this.isBothWays[segment] ?? 1, this.names[segment] ?? "");
      }
    }
  }

  /** Undefined if there are no streets. */
  graph(): StreetGraph | undefined {
    if (this.from.length === 0) {
      return undefined;
    }
    const [x, y] = [Float64Array.from(this.x), Float64Array.from(this.y)];
    const seconds = Float64Array.from(this.from, (u, s) => {
      const v = this.to[s] ?? 0;
      return Math.hypot((x[u] ?? 0) - (x[v] ?? 0), (y[u] ?? 0) - (y[v] ?? 0)) / (this.mps[s] ?? 1);
    });
    return new StreetGraph(this.plane, x, y, {
      from: Int32Array.from(this.from),
      to: Int32Array.from(this.to),
      seconds,
      isBothWays: Uint8Array.from(this.isBothWays),
      names: this.names,
    });
  }

  private nodeAt([lon = 0, lat = 0]: GeoJSON.Position): number {
    const key = `${Math.round(lon * UNITS_PER_DEGREE)} ${Math.round(lat * UNITS_PER_DEGREE)}`;
    let node = this.nodes.get(key);
    if (node === undefined) {
      node = this.newNode(this.plane.x(lon), this.plane.y(lat));
      this.nodes.set(key, node);
    }
    return node;
  }

  private newNode(x: number, y: number): number {
    this.x.push(x);
    this.y.push(y);
    this.uses.push(0);
    return this.x.length - 1;
  }

  private add(from: number, to: number, mps: number, isBothWays: number, name: string): void {
    this.from.push(from);
    this.to.push(to);
    this.mps.push(mps);
    this.isBothWays.push(isBothWays);
    this.names.push(name);
    this.uses[from]!++;
    this.uses[to]!++;
  }

  /** The nearest segment that does not end here itself. */
  private besideOf(node: number) {
    const [x, y] = [this.x[node] ?? 0, this.y[node] ?? 0];
    let best: { segment: number; share: number; on: [number, number]; meters: number } | undefined;
    for (const segment of this.grid.near(x, y, MEETS_METERS)) {
      const [u, v] = [this.from[segment] ?? 0, this.to[segment] ?? 0];
      if (u === node || v === node) {
        continue;
      }
      const [ux, uy, vx, vy] = [this.x[u] ?? 0, this.y[u] ?? 0, this.x[v] ?? 0, this.y[v] ?? 0];
      const share = shareOf(x, y, ux, uy, vx, vy);
      const on: [number, number] = [ux + share * (vx - ux), uy + share * (vy - uy)];
      const meters = Math.hypot(on[0] - x, on[1] - y);
      if (meters <= Math.min(MEETS_METERS, best?.meters ?? Infinity)) {
        best = { segment, share, on, meters };
      }
    }
    return best;
  }
}

function firstLat(data: GeoJSON.FeatureCollection): number {
  for (const { geometry } of data.features) {
    if (geometry.type === "LineString") {
      return geometry.coordinates[0]?.[1] ?? 0;
    }
  }
  return 0;
}
