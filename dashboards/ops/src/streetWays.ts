// SPDX-License-Identifier: Apache-2.0
import type { LonLat } from "@roadstream/client";
import { Plane, shareOf } from "./streetGraph.ts";
import { StreetRouter } from "./streetRoute.ts";
import { readStreets } from "./streetReader.ts";
import { inSlices } from "./slices.ts";

/** A vehicle that is farther from its way goes another one. */
const OFF_WAY_METERS = 60;
/** Who is farther from a street is not on it. */
const ON_STREET_METERS = 40;
/** Where a way comes past a place twice, it must be so much nearer the second time. */
const NEARER_METERS = 5;
/** Legs that are kept; those asked for first go first. */
const MOST_LEGS = 6_000;

/** The way on which a vehicle is; straight from where none was found. */
interface Ahead {
  readonly to: string;
  readonly path: LonLat[];
  readonly isOnStreets: boolean;
  /** What was left of it when the vehicle was last on it. */
  rest: LonLat[];
}

/** Work on one leg. */
type Task = (router: StreetRouter) => void;

/**
 * Straight lines laid along the streets of the base map. The graph is made when something is asked for the first time, and
 * each leg after it was asked for, all of that while the page is idle; who asks gets what is known. Legs are kept, and
 * one that is not known yet, or for which there is no street, is straight.
 */
export class StreetWays {
  private data: GeoJSON.FeatureCollection | undefined;
  private router: StreetRouter | undefined;
  /** By both ends; undefined where there is none. */
  private readonly legs = new Map<string, LonLat[] | undefined>();
  private readonly ahead = new Map<string, Ahead>();
  /** By what they are about. What was asked for last is last, and is done first: somebody looks at it. */
  private readonly tasks = new Map<string, Task>();
  private isAtWork = false;
  private hasNews = false;

  /** @param run does work in parts while the page has nothing else to do */
  constructor(private readonly run: typeof inSlices = inSlices) {}

  /** Streets there are from now on. */
  offer(data: GeoJSON.FeatureCollection): void {
    this.data = data;
  }

  /** Whether asking again would tell more, since the last time this was called. */
  takeNews(): boolean {
    const { hasNews } = this;
    this.hasNews = false;
    return hasNews;
  }

  /** @param mover the vehicle whose place the first one is, and which goes along the first leg; undefined if none does */
  along(path: readonly LonLat[], mover?: string): LonLat[] {
    if (this.data && path.length > 1) {
      void this.read(this.data);
      this.data = undefined;
    }
    const whole: LonLat[] = path.slice(0, 1);
    for (let i = 1; i < path.length; i++) {
      const [from, to] = [path[i - 1] as LonLat, path[i] as LonLat];
      const leg = i === 1 && mover !== undefined ? this.legAhead(mover, from, to) : this.leg(from, to);
      whole.push(...(leg ?? [from, to]).slice(1));
    }
    return whole;
  }

  /** Name of the street at a place, once streets are known. */
  streetAt(place: LonLat): string | undefined {
    return this.router?.graph.nameAt(place, ON_STREET_METERS);
  }

  private async read(data: GeoJSON.FeatureCollection): Promise<void> {
    const graph = await this.run(readStreets(data));
    this.router = graph && new StreetRouter(graph);
    this.legs.clear();
    this.ahead.clear();
    this.hasNews = true;
  }

  private leg(from: LonLat, to: LonLat): LonLat[] | undefined {
    const key = `${from} ${to}`;
    if (!this.legs.has(key)) {
      this.ask(key, (router) => keep(this.legs, key, router.route(from, to)));
    }
    return this.legs.get(key);
  }

  /** What is left of the way; once the vehicle has left it, another one, and until that is found the old one from there. */
  private legAhead(mover: string, from: LonLat, to: LonLat): LonLat[] | undefined {
    const goal = String(to);
    const known = this.ahead.get(mover);
    const rest = known?.to === goal ? restOf(known.path, from) : undefined;
    if (known && rest) {
      known.rest = rest;
      return known.isOnStreets ? rest : undefined;
    }
    this.ask(`${mover} ${goal}`, (router) => {
      const path = router.route(from, to);
      const way = path ?? [from, to];
      keep(this.ahead, mover, { to: goal, path: way, isOnStreets: path !== undefined, rest: way });
    });
    return known?.to === goal && known.isOnStreets ? [from, ...known.rest.slice(1)] : undefined;
  }

  private ask(key: string, task: Task): void {
    if (!this.router) {
      return;
    }
    this.tasks.delete(key);
    this.tasks.set(key, task);
    if (!this.isAtWork) {
      this.isAtWork = true;
      void this.run(this.work(this.router));
    }
  }

  private *work(router: StreetRouter): Generator<void, void> {
    for (let key = lastOf(this.tasks.keys()); key !== undefined; key = lastOf(this.tasks.keys())) {
      this.tasks.get(key)?.(router);
      this.tasks.delete(key);
      this.hasNews = true;
      yield;
    }
    this.isAtWork = false;
  }
}

function lastOf<T>(values: Iterable<T>): T | undefined {
  let last: T | undefined;
  for (const value of values) {
    last = value;
  }
  return last;
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST_LEGS && oldest !== undefined) {
    map.delete(oldest);
  }
}

/** The part of a way that is ahead of a place near it; undefined if none is. */
export function restOf(path: readonly LonLat[], place: LonLat): LonLat[] | undefined {
  const plane = new Plane(place[1]);
  const [x, y] = [plane.x(place[0]), plane.y(place[1])];
  let nearest = OFF_WAY_METERS;
  let next = -1;
  for (let i = 1; i < path.length; i++) {
    const [from, to] = [path[i - 1] as LonLat, path[i] as LonLat];
    const [fromX, fromY, toX, toY] = [plane.x(from[0]), plane.y(from[1]), plane.x(to[0]), plane.y(to[1])];
    const share = shareOf(x, y, fromX, fromY, toX, toY);
    const meters = Math.hypot(fromX + share * (toX - fromX) - x, fromY + share * (toY - fromY) - y);
    if (meters < nearest - (next < 0 ? 0 : NEARER_METERS)) {
      nearest = meters;
      next = i;
    }
  }
  return next < 0 ? undefined : [place, ...path.slice(next)];
}
