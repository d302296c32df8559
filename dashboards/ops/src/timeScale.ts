// SPDX-License-Identifier: Apache-2.0
import type { Activity } from "@roadstream/client";

const MINUTE_MILLIS = 60_000;
const TICK_MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360];
const MOST_TICKS = 7;
const BARS = 120;
const STEP_SECONDS = [5, 10, 15, 30, 60, 120, 180, 300, 600, 720, 900, 1_800];

/** The span that the timeline shows, and what lies where on it. Shares are 0 at its begin and 1 at its end. */
export class TimeScale {
  constructor(
    readonly fromMillis: number,
    readonly toMillis: number,
  ) {}

  share(millis: number): number {
    return (millis - this.fromMillis) / (this.toMillis - this.fromMillis);
  }

  at(share: number): number {
    return this.fromMillis + share * (this.toMillis - this.fromMillis);
  }

  holds(millis: number): boolean {
    return millis >= this.fromMillis && millis <= this.toMillis;
  }

  /** Whole minutes or hours of the zone in which the day began then. */
  ticks(startOfDayMillis: number): number[] {
    const span = this.toMillis - this.fromMillis;
    const minutes = TICK_MINUTES.find((step) => span / (step * MINUTE_MILLIS) <= MOST_TICKS) ?? 360;
    const step = minutes * MINUTE_MILLIS;
    const first = startOfDayMillis + Math.ceil((this.fromMillis - startOfDayMillis) / step) * step;
    const ticks: number[] = [];
    for (let tick = first; tick <= this.toMillis; tick += step) {
      ticks.push(tick);
    }
    return ticks;
  }
}

/** Length of the steps in which reports are counted, so that a span has bars enough and not too many. */
export function barSeconds(spanMillis: number): number {
  return STEP_SECONDS.find((step) => spanMillis / (step * 1_000) <= BARS) ?? 3_600;
}

/** Heights of the bars of a span, 0 to 1, from its begin on; a step without a report has none. */
export function barsOf(
  activities: readonly Activity[],
  scale: TimeScale,
  stepSeconds: number,
): { readonly share: number; readonly height: number }[] {
  const step = stepSeconds * 1_000;
  const most = Math.max(1, ...activities.map((activity) => activity.reports));
  return activities
    .filter((a) => a.timeMillis + step > scale.fromMillis && a.timeMillis <= scale.toMillis)
    .map((a) => ({ share: scale.share(a.timeMillis), height: a.reports / most }));
}
