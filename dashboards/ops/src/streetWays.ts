// SPDX-License-Identifier: Apache-2.0
import type { LonLat } from "@roadstream/client";
import { Plane, shareOf } from "./streetGraph.ts";
import { StreetRouter } from "./streetRoute.ts";
import { readStreets } from "./streetReader.ts";
import { inSlices } from "./slices.ts";

/** A vehicle that is farther from its way goes another one. */
const OFF_WAY_METERS = 60;
/** Where a way comes past a place twice, it must be so much nearer the second time. */
const NEARER_METERS = 5;
/** Work within one frame of the map. */
const FRAME_MILLIS = 8;
const MOST_LEGS = 200;

/**
 * Straight lines laid along the streets of the base map. The graph is made when something is asked for the first time,
 * while the page is idle; legs are kept, and one that is not known yet, or for which there is no street, is straight.
 */
export class StreetWays {
  private data: GeoJSON.FeatureCollection | undefined;
  private router: StreetRouter | undefined;
  /** By both ends; undefined where there is none. */
  private readonly legs = new Map<string, LonLat[] | undefined>();
  /** The way on which the vehicle is; straight from where none was found. */
  private ahead: { readonly to: string; readonly path: LonLat[]; readonly isOnStreets: boolean } | undefined;
  private isWaiting = false;

  /** @param clock milliseconds */
  constructor(
    private readonly clock: () => number = () => performance.now(),
    private readonly run: typeof inSlices = inSlices,
  ) {}

  /** Streets there are from now on. */
  offer(data: GeoJSON.FeatureCollection): void {
    this.data = data;
  }

  /** Whether asking again would tell more, since the last time this was called. */
  takeNews(): boolean {
    const { isWaiting } = this;
    this.isWaiting = false;
    return isWaiting;
  }

  /** @param isMoving whether the first place is that of a vehicle, which goes along the first leg */
  along(path: readonly LonLat[], isMoving: boolean): LonLat[] {
    if (this.data && path.length > 1) {
      void this.read(this.data);
      this.data = undefined;
    }
    const end = this.clock() + FRAME_MILLIS;
    this.isWaiting = false;
    const whole: LonLat[] = path.slice(0, 1);
    for (let i = 1; i < path.length; i++) {
      const [from, to] = [path[i - 1] as LonLat, path[i] as LonLat];
      const leg = i === 1 && isMoving ? this.legAhead(from, to, end) : this.leg(from, to, end);
      whole.push(...(leg ?? [from, to]).slice(1));
    }
    return whole;
  }

  private async read(data: GeoJSON.FeatureCollection): Promise<void> {
    const graph = await this.run(readStreets(data));
    this.router = graph && new StreetRouter(graph);
    this.legs.clear();
    this.ahead = undefined;
    this.isWaiting = true;
  }

  private leg(from: LonLat, to: LonLat, end: number): LonLat[] | undefined {
    const key = `${from} ${to}`;
    if (!this.legs.has(key) && this.router) {
      if (this.clock() >= end) {
        this.isWaiting = true;
        return undefined;
      }
      this.legs.set(key, this.router.route(from, to));
      const [oldest] = this.legs.keys();
      if (this.legs.size > MOST_LEGS && oldest !== undefined) {
        this.legs.delete(oldest);
      }
    }
    return this.legs.get(key);
  }

  /** What is left of the way, or another one if the vehicle has left it. */
  private legAhead(from: LonLat, to: LonLat, end: number): LonLat[] | undefined {
    const goal = String(to);
    const rest = this.ahead?.to === goal ? restOf(this.ahead.path, from) : undefined;
    if (rest) {
      return this.ahead?.isOnStreets ? rest : undefined;
    }
    if (!this.router || this.clock() >= end) {
      this.isWaiting = this.router !== undefined;
      return undefined;
    }
    const path = this.router.route(from, to);
    this.ahead = { to: goal, path: path ?? [from, to], isOnStreets: path !== undefined };
    return path;
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
