// SPDX-License-Identifier: Apache-2.0
import type { Activity, History } from "@roadstream/client";
import { barSeconds } from "./timeScale.ts";

const AGAIN_MILLIS = 30_000;

/** How many reports were heard over the span of the timeline: asked for anew twice a minute. */
export class Density {
  activities: readonly Activity[] = [];
  stepSeconds = barSeconds(3_600_000);
  private askedMillis = 0;
  private askedSpan = 0;

  constructor(private readonly history: Pick<History, "activity">) {}

  /** Asks, if it is time to; without an answer the bars stay what they are. */
  async ask(spanMillis: number, nowMillis: number): Promise<void> {
    if (spanMillis === this.askedSpan && nowMillis - this.askedMillis < AGAIN_MILLIS) {
      return;
    }
    this.askedMillis = nowMillis;
    this.askedSpan = spanMillis;
    const stepSeconds = barSeconds(spanMillis);
    const step = stepSeconds * 1_000;
    // Whole steps only: a step that has just begun would look like a silence.
    const to = Math.floor(nowMillis / step) * step;
    try {
      const activities = await this.history.activity(to - spanMillis, to, stepSeconds);
      if (spanMillis === this.askedSpan) {
        this.activities = activities;
        this.stepSeconds = stepSeconds;
      }
    } catch {
      // The line that plays the past says why there is none.
    }
  }
}
