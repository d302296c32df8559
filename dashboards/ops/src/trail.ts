// SPDX-License-Identifier: Apache-2.0
import type { Vehicle } from "@roadstream/client";
import { motionOf } from "./state.ts";

const TRAIL_MILLIS = 600_000;
const GAP_MILLIS = 30_000;
const MIN_ALPHA = 0.1;
const MAX_ALPHA = 0.75;

export interface TrailPoint {
  readonly lon: number;
  readonly lat: number;
  readonly speedMps: number | undefined;
  readonly timeMillis: number;
  /** Not joined to the point before. */
  readonly isBreak: boolean;
}

export interface TrailSegment {
  readonly from: [number, number];
  readonly to: [number, number];
  readonly state: ReturnType<typeof motionOf>;
  /** Fades with age. */
  readonly alpha: number;
}

/** Where a vehicle was in the last ten minutes, as far as this page has seen it. */
export class Trail {
  private points: TrailPoint[] = [];

  add(vehicle: Vehicle, isJump: boolean): void {
    const last = this.points.at(-1);
    if (last && last.timeMillis >= vehicle.eventTimeMillis) {
      return;
    }
    const isBreak = isJump || !last || vehicle.eventTimeMillis - last.timeMillis > GAP_MILLIS;
    this.points.push({
      lon: vehicle.lon,
      lat: vehicle.lat,
      speedMps: vehicle.speedMps,
      timeMillis: vehicle.eventTimeMillis,
      isBreak,
    });
    const first = this.points.findIndex(
      (point) => point.timeMillis >= vehicle.eventTimeMillis - TRAIL_MILLIS,
    );
    this.points.splice(0, first);
  }

  list(): readonly TrailPoint[] {
    return this.points;
  }

  /** The point nearest to a time, of two the older; undefined if none is near. */
  near(timeMillis: number): TrailPoint | undefined {
    let nearest: TrailPoint | undefined;
    let leastMillis = Infinity;
    for (const point of this.points) {
      const away = Math.abs(point.timeMillis - timeMillis);
      if (away <= GAP_MILLIS && away < leastMillis) {
        nearest = point;
        leastMillis = away;
      }
    }
    return nearest;
  }

  segments(nowMillis: number): TrailSegment[] {
    const segments: TrailSegment[] = [];
    for (let i = 1; i < this.points.length; i++) {
      const from = this.points[i - 1];
      const to = this.points[i];
      if (!from || !to || to.isBreak || nowMillis - to.timeMillis > TRAIL_MILLIS) {
        continue;
      }
      const age = Math.max(0, nowMillis - to.timeMillis) / TRAIL_MILLIS;
      segments.push({
        from: [from.lon, from.lat],
        to: [to.lon, to.lat],
        state: motionOf(to.speedMps),
        alpha: MAX_ALPHA - (MAX_ALPHA - MIN_ALPHA) * age,
      });
    }
    return segments;
  }
}
