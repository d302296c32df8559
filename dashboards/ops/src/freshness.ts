// SPDX-License-Identifier: Apache-2.0
import type { ConnectionState } from "@roadstream/client";
import type { Format } from "./format.ts";
import { texts } from "./texts.ts";

export type FreshnessState =
  | "connecting"
  | "live"
  | "lagging"
  | "reconnecting"
  | "offline"
  | "recovered"
  | "refused";

const LAGGING_ROUND_TRIP_MILLIS = 1_000;
const LAGGING_EVENT_MILLIS = 5_000;
const OFFLINE_AFTER_MILLIS = 30_000;
const RECOVERED_FOR_MILLIS = 8_000;
/** The gateway tells of the fleet every 10 s. */
const HEARD_WITHIN_MILLIS = 15_000;
const SAMPLES = 24;

export interface Freshness {
  readonly state: FreshnessState;
  readonly word: string;
  readonly detail: string;
  /** More, where there is room. */
  readonly extra?: string;
}

/** How far what is shown can be trusted, by the table of ui.md §5. */
export class FreshnessGauge {
  private roundTrips: number[] = [];
  private connection: ConnectionState = "connecting";
  private lostMillis: number | undefined;
  private recovered: { from: number; to: number; isWhole: boolean } | undefined;
  private newestEventMillis = 0;
  private heard: { atMillis: number; medianAgeMillis: number | undefined } | undefined;

  roundTrip(millis: number): void {
    this.roundTrips = [...this.roundTrips, millis].slice(-SAMPLES);
  }

  event(timeMillis: number): void {
    this.newestEventMillis = Math.max(this.newestEventMillis, timeMillis);
  }

  /**
   * How the whole fleet is: a quiet street is not a connection that lags, and neither is one phone that sends what it
   * kept for an hour.
   */
  fleet(positionsPerSecond: number, medianAgeMillis: number | undefined, nowMillis: number): void {
    this.heard = positionsPerSecond > 0 ? { atMillis: nowMillis, medianAgeMillis } : undefined;
  }

  connectionIs(state: ConnectionState, nowMillis: number): void {
    if (this.connection === "live" && state !== "live") {
      this.lostMillis = nowMillis;
      this.roundTrips = [];
    }
    this.connection = state;
  }

  /** What was missed is there: all of it, or only the newest of each vehicle. */
  back(isWhole: boolean, nowMillis: number): void {
    if (this.lostMillis !== undefined) {
      this.recovered = { from: this.lostMillis, to: nowMillis, isWhole };
      this.lostMillis = undefined;
    }
  }

  read(nowMillis: number, format: Format): Freshness {
    const lastEvent = this.newestEventMillis > 0 ? format.clock(this.newestEventMillis) : "–";
    if (this.connection === "refused") {
      return { state: "refused", word: texts.connection.refused, detail: "" };
    }
    if (this.connection !== "live") {
      const lost = this.lostMillis;
      if (lost !== undefined && nowMillis - lost >= OFFLINE_AFTER_MILLIS) {
        return {
          state: "offline",
          word: texts.connection.offline,
          detail: texts.offlineSince(format.clock(lost)),
        };
      }
      return lost === undefined && this.connection === "connecting"
        ? { state: "connecting", word: texts.connection.connecting, detail: "" }
        : {
            state: "reconnecting",
            word: texts.connection.reconnecting,
            detail: texts.lastEvent(lastEvent),
          };
    }
    if (this.recovered && nowMillis - this.recovered.to < RECOVERED_FOR_MILLIS) {
      const { from, to, isWhole } = this.recovered;
      const span = `${format.clock(from)}–${format.clock(to)}`;
      return {
        state: "recovered",
        word: texts.connection.recovered,
        detail: isWhole ? texts.filledIn(span) : texts.newestOnly(span),
      };
    }
    const p95 = this.percentile95();
    const age =
      this.newestEventMillis > 0 ? Math.max(0, nowMillis - this.newestEventMillis) : undefined;
    const behind = this.behindMillis(age, nowMillis);
    const isSlow = p95 !== undefined && p95 >= LAGGING_ROUND_TRIP_MILLIS;
    const isLagging = isSlow || behind >= LAGGING_EVENT_MILLIS;
    const ageText = age === undefined ? "" : format.age(age, nowMillis);
    return isLagging
      ? {
          state: "lagging",
          word: texts.connection.lagging,
          detail: format.age(behind >= LAGGING_EVENT_MILLIS ? behind : (p95 ?? 0), nowMillis),
        }
      : {
          state: "live",
          word: texts.connection.live,
          detail: p95 === undefined ? "" : format.millis(p95),
          extra: ageText === "" ? "" : texts.newestEvent(ageText),
        };
  }

  /** How old what comes is: as the whole fleet says, or else what is in view. */
  private behindMillis(age: number | undefined, nowMillis: number): number {
    const heard = this.heard;
    return heard && nowMillis - heard.atMillis <= HEARD_WITHIN_MILLIS
      ? (heard.medianAgeMillis ?? 0)
      : (age ?? 0);
  }

  private percentile95(): number | undefined {
    const sorted = [...this.roundTrips].sort((a, b) => a - b);
    return sorted[Math.ceil(0.95 * sorted.length) - 1];
  }
}
