// SPDX-License-Identifier: Apache-2.0
import type { EtaAccuracy, History } from "@roadstream/client";
import { messageOf } from "./messageOf.ts";

const MINUTE_MILLIS = 60_000;
const STEP_SECONDS = 60;
/** A point that is older says nothing of now. */
const KNOWN_MILLIS = 3 * MINUTE_MILLIS;

/** Asks the history once a minute how far estimates were from arrivals: the feeds do not tell it. */
export class AccuracyWatch {
  private asked = 0;
  private point: EtaAccuracy | undefined;

  constructor(private readonly archive: Pick<History, "etaAccuracyBetween">) {}

  ask(nowMillis: number): void {
    const minute = Math.floor(nowMillis / MINUTE_MILLIS) * MINUTE_MILLIS;
    if (minute === this.asked) {
      return;
    }
    this.asked = minute;
    this.archive.etaAccuracyBetween(minute - MINUTE_MILLIS, minute, STEP_SECONDS).then(
      (points) => {
        this.point = points.at(-1);
      },
      (error: unknown) => console.info(`history: ${messageOf(error)}`),
    );
  }

  /** Of the hour until a moment ago; undefined if nobody knows. */
  newest(nowMillis: number): EtaAccuracy | undefined {
    return this.point && nowMillis - this.point.timeMillis < KNOWN_MILLIS ? this.point : undefined;
  }
}
