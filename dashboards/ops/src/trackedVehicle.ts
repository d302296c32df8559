// SPDX-License-Identifier: Apache-2.0
import type { Vehicle } from "@roadstream/client";
import { Glide } from "./glide.ts";
import { headingOf } from "./state.ts";
import { Trail } from "./trail.ts";

const MAX_INTERVAL_MILLIS = 600_000;

/** A vehicle that the page follows from fix to fix. */
export class TrackedVehicle {
  readonly glide: Glide;
  readonly trail = new Trail();
  /** Last course that was more than noise. */
  headingDeg: number | undefined;
  /** Between its reports: the longer of the last two, so that a burst does not make it seem lost. */
  intervalMillis = 0;
  private lastGapMillis = 0;

  constructor(first: Vehicle, nowMillis: number) {
    this.glide = new Glide(first, nowMillis);
    this.trail.add(first, true);
    this.headingDeg = first.headingDeg;
  }

  goTo(next: Vehicle, nowMillis: number, isStill: boolean): void {
    const gap = next.eventTimeMillis - this.glide.newest.eventTimeMillis;
    if (gap > 0) {
      this.intervalMillis = Math.min(MAX_INTERVAL_MILLIS, Math.max(gap, this.lastGapMillis));
      this.lastGapMillis = gap;
    }
    const isJump = this.glide.goTo(next, nowMillis, isStill);
    this.trail.add(this.glide.newest, isJump);
    this.headingDeg = headingOf(this.glide.newest, this.headingDeg);
  }
}
