// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { LonLat } from "@roadstream/client";
import { expect, test } from "vitest";
import { readStreets } from "../src/streetReader.ts";
import { at, type Snap, type StreetGraph } from "../src/streetGraph.ts";
import { StreetRouter } from "../src/streetRoute.ts";

const REAL = "maps/san-francisco-streets.geojson.gz";
const DATA = process.env["ROADSTREAM_DATA"];
const ORIGIN = { lon: -8.6, lat: 41.15 };
/** About 300 m. */
const STEP = { lon: 0.0036, lat: 0.0027 };
const SIZE = 9;

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function street(coordinates: number[][], properties: GeoJSON.GeoJsonProperties = {}): GeoJSON.Feature {
  return { type: "Feature", properties, geometry: { type: "LineString", coordinates } };
}

function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) {
      return step.value;
    }
  }
}

function graphOf(...features: GeoJSON.Feature[]): StreetGraph {
  const graph = finish(readStreets({ type: "FeatureCollection", features }));
  if (!graph) {
    throw new Error("there are no streets");
  }
  return graph;
}

/** A crooked lattice in which streets are missing, are one-way, or fast. */
function randomTown(random: () => number): GeoJSON.Feature[] {
  const corner = (i: number, j: number) => [
    ORIGIN.lon + STEP.lon * (i + 0.3 * Math.sin(i * 7 + j * 3)),
    ORIGIN.lat + STEP.lat * (j + 0.3 * Math.sin(i * 5 + j * 11)),
  ];
  const town: GeoJSON.Feature[] = [];
  const maybe = (a: number[], b: number[]) => {
    if (random() < 0.75) {
      const oneway = [false, false, true, "yes", "-1", undefined][Math.floor(random() * 6)];
      const limit = random() < 0.5 ? { maxspeed: 20 + Math.floor(random() * 80) } : { class: random() < 0.5 ? "primary" : "path" };
      town.push(street([a, b], { oneway, ...limit }));
    }
  };
  for (let i = 0; i < SIZE; i++) {
    for (let j = 0; j < SIZE; j++) {
      if (i + 1 < SIZE) {
        maybe(corner(i, j), corner(i + 1, j));
      }
      if (j + 1 < SIZE) {
        maybe(corner(i, j), corner(i, j + 1));
      }
    }
  }
  return town;
}

/** Plain Dijkstra over the file itself: every line an edge, the two places two more nodes; seconds. */
function oracle(town: readonly GeoJSON.Feature[], graph: StreetGraph, start: Snap, end: Snap): number {
  const edges = new Map<string, [string, number][]>();
  const link = (from: string, to: string, seconds: number) => edges.set(from, [...(edges.get(from) ?? []), [to, seconds]]);
  const [x, y] = [(lon: number) => lon * 111_195 * Math.cos((graphLat(town) * Math.PI) / 180), (lat: number) => lat * 111_195];
  const onLine = (snap: Snap, a: number[], b: number[]) => {
    const [u, v] = [at(graph.segments.from, snap.segment), at(graph.segments.to, snap.segment)];
    const is = (node: number, p: number[]) => Math.hypot(at(graph.x, node) - x(p[0] ?? 0), at(graph.y, node) - y(p[1] ?? 0)) < 0.5;
    return is(u, a) && is(v, b);
  };
  for (const { geometry, properties } of town) {
    const [a = [], b = []] = (geometry as GeoJSON.LineString).coordinates;
    const [from, to] = properties?.["oneway"] === "-1" ? [b, a] : [a, b];
    const isBothWays = properties?.["oneway"] === false || properties?.["oneway"] === undefined;
    const kmh = properties?.["maxspeed"] ?? (properties?.["class"] === "primary" ? 60 : 30);
    const seconds = Math.hypot(x(a[0] ?? 0) - x(b[0] ?? 0), y(a[1] ?? 0) - y(b[1] ?? 0)) / (kmh / 3.6);
    const stops: [string, number][] = [[String(from), 0], [String(to), 1]];
    for (const [name, snap] of [["start", start], ["end", end]] as const) {
      if (onLine(snap, from, to)) {
        stops.push([name, snap.share]);
      }
    }
    stops.sort((p, q) => p[1] - q[1]);
    for (let i = 1; i < stops.length; i++) {
      const [[p, pShare], [q, qShare]] = [stops[i - 1] ?? ["", 0], stops[i] ?? ["", 0]];
      link(p, q, (qShare - pShare) * seconds);
      if (isBothWays || pShare === qShare) {
        link(q, p, (qShare - pShare) * seconds);
      }
    }
  }
  const known = new Map<string, number>([["start", 0]]);
  const done = new Set<string>();
  for (;;) {
    const next = [...known].filter(([name]) => !done.has(name)).sort((p, q) => p[1] - q[1])[0];
    if (!next || next[0] === "end") {
      return next ? next[1] : Infinity;
    }
    done.add(next[0]);
    for (const [to, seconds] of edges.get(next[0]) ?? []) {
      known.set(to, Math.min(known.get(to) ?? Infinity, next[1] + seconds));
    }
  }
}

function graphLat(town: readonly GeoJSON.Feature[]): number {
  return (town[0]?.geometry as GeoJSON.LineString).coordinates[0]?.[1] ?? 0;
}

test.each(Array.from({ length: 25 }, (_, seed) => seed + 1))("ways take as long as plain Dijkstra says, seed %i", (seed) => {
  const random = randomOf(seed);
  const town = randomTown(random);
  const graph = graphOf(...town);
  const router = new StreetRouter(graph);
  for (let i = 0; i < 12; i++) {
    const place = (): LonLat => [ORIGIN.lon + STEP.lon * random() * (SIZE - 1), ORIGIN.lat + STEP.lat * random() * (SIZE - 1)];
    const [[start], [end]] = [graph.snap(place()), graph.snap(place())];
    if (!start || !end) {
      continue;
    }
    const expected = oracle(town, graph, start, end);
    const found = router.between(start, end);
    expect(found?.seconds ?? Infinity, `seed ${seed}, way ${i}`).toBeCloseTo(expected, 6);
    for (let n = 1; n < (found?.nodes.length ?? 0); n++) {
      const [u, v] = [found?.nodes[n - 1] ?? 0, found?.nodes[n] ?? 0];
      expect(graph.target.slice(graph.first[u], graph.first[u + 1])).toContain(v);
    }
  }
});

const A = [-8.6, 41.15];
const B = [-8.596, 41.15];
const C = [-8.592, 41.15];
const OVER_B = [-8.596, 41.153];

test("a way begins and ends at the places themselves and goes along the street in between", () => {
  const router = new StreetRouter(graphOf(street([A, B, C])));
  const way = router.route([-8.599, 41.1504], [-8.593, 41.1496]);
  expect(way?.map(([lon, lat]) => [Number(lon.toFixed(6)), Number(lat.toFixed(6))])).toEqual([
    [-8.599, 41.1504],
    [-8.599, 41.15],
    B,
    [-8.593, 41.15],
    [-8.593, 41.1496],
  ]);
});

test("against a one-way street there is no way, with it there is", () => {
  const router = new StreetRouter(graphOf(street([A, B, C], { oneway: true })));
  expect(router.route([-8.599, 41.15], [-8.593, 41.15])).toBeDefined();
  expect(router.route([-8.593, 41.15], [-8.599, 41.15])).toBeUndefined();
});

test("the fast way round is taken before the short slow one", () => {
  const slow = street([A, C], { maxspeed: 10 });
  const fast = street([A, OVER_B, C], { maxspeed: 100 });
  const way = new StreetRouter(graphOf(slow, fast)).route(A as LonLat, C as LonLat);
  expect(way?.some(([, lat]) => lat > 41.152)).toBe(true);
});

test("a line that ends beside another one meets it, one that ends farther away does not", () => {
  const main = street([A, C]);
  const side = (gapMeters: number) => street([OVER_B, [-8.596, 41.15 + gapMeters / 111_195]]);
  expect(new StreetRouter(graphOf(main, side(8))).route(OVER_B as LonLat, A as LonLat)).toBeDefined();
  expect(new StreetRouter(graphOf(main, side(20))).route(OVER_B as LonLat, A as LonLat)).toBeUndefined();
});

test("where no street is near, and beyond the bound of the search, there is no way", () => {
  const graph = graphOf(street([A, B, C]));
  expect(new StreetRouter(graph).route([-8.6, 41.16], C as LonLat)).toBeUndefined();
  expect(new StreetRouter(graph, 0).route(A as LonLat, [-8.5921, 41.15])).toBeUndefined();
});

test("a file without lines has no graph", () => {
  expect(finish(readStreets({ type: "FeatureCollection", features: [] }))).toBeUndefined();
});

/** Bellman and Ford with a queue over the graph's own edges. */
function slowest(graph: StreetGraph, start: Snap, end: Snap): number {
  const { from, to, seconds, isBothWays } = graph.segments;
  const known = new Float64Array(graph.nodeCount).fill(Infinity);
  const queue: number[] = [];
  const reach = (node: number, cost: number) => {
    if (cost < at(known, node) - 1e-12) {
      known[node] = cost;
      queue.push(node);
    }
  };
  reach(at(to, start.segment), (1 - start.share) * at(seconds, start.segment));
  if (at(isBothWays, start.segment)) {
    reach(at(from, start.segment), start.share * at(seconds, start.segment));
  }
  for (let i = 0; i < queue.length; i++) {
    const node = queue[i] ?? 0;
    for (let edge = at(graph.first, node); edge < at(graph.first, node + 1); edge++) {
      reach(at(graph.target, edge), at(known, node) + at(graph.cost, edge));
    }
  }
  const length = at(seconds, end.segment);
  return Math.min(at(known, at(from, end.segment)) + end.share * length, at(known, at(to, end.segment)) + (1 - end.share) * length);
}

const skip = DATA === undefined ? "ROADSTREAM_DATA is not set" : existsSync(`${DATA}/${REAL}`) ? "" : `${DATA} has no ${REAL}`;

test.skipIf(skip !== "")(`San Francisco: made in slices, ways as long as Bellman and Ford say${skip && ` (skipped: ${skip})`}`, () => {
  const data = JSON.parse(gunzipSync(readFileSync(`${DATA}/${REAL}`)).toString()) as GeoJSON.FeatureCollection;
  const work = readStreets(data);
  let [total, longest] = [0, 0];
  let graph: StreetGraph | undefined;
  for (let isDone = false; !isDone; ) {
    const began = performance.now();
    const step = work.next();
    const millis = performance.now() - began;
    total += millis;
    longest = Math.max(longest, millis);
    isDone = step.done ?? false;
    graph = step.done ? step.value : undefined;
  }
  if (!graph) {
    throw new Error("there are no streets");
  }
  const router = new StreetRouter(graph);
  const random = randomOf(4);
  const place = (): LonLat => [-122.45 + 0.05 * random(), 37.74 + 0.05 * random()];
  let [found, searched, worst] = [0, 0, 0];
  for (let i = 0; i < 60; i++) {
    const [from, to] = [place(), place()];
    const began = performance.now();
    const way = router.route(from, to);
    const millis = performance.now() - began;
    searched += millis;
    worst = Math.max(worst, millis);
    found += way ? 1 : 0;
    const [[start], [end]] = [graph.snap(from), graph.snap(to)];
    if (start && end && start.part === end.part && start.segment !== end.segment) {
      expect(router.between(start, end)?.seconds).toBeCloseTo(slowest(graph, start, end), 6);
    }
  }
  console.info(
    `${graph.nodeCount} nodes in ${total.toFixed(0)} ms, longest slice ${longest.toFixed(1)} ms; ${found} of 60 ways, ` +
      `${(searched / 60).toFixed(1)} ms each, at most ${worst.toFixed(1)} ms`,
  );
  expect(found).toBeGreaterThan(45);
  expect(longest).toBeLessThan(200);
});

test("the name at a place is that of the nearest street with one that is near enough, whatever lies nearer", () => {
  const { lon, lat } = ORIGIN;
  const [east, north, meter] = [lon + STEP.lon, lat + STEP.lat, 1 / 111_195];
  const graph = graphOf(
    street([[lon, lat], [east, lat]], { name: "Canal Street" }),
    street([[east, lat], [east, north]], { name: "Dock Road" }),
    street([[lon, north], [east, north]]),
    // Beside the canal, and connected with it.
    street([[lon, lat], [lon, lat + 11 * meter], [east, lat + 11 * meter], [east, lat]]),
  );
  const middle = lon + STEP.lon / 2;
  expect(graph.nameAt([middle, lat + 8 * meter], 40)).toBe("Canal Street");
  expect(graph.nameAt([middle, lat + 8 * meter], 7)).toBeUndefined();
  expect(graph.nameAt([east - 12 * meter, lat + 20 * meter], 40)).toBe("Dock Road");
  expect(graph.nameAt([middle, lat + 0.001], 40)).toBeUndefined();
  expect(graph.nameAt([middle, north], 40)).toBeUndefined();
});
