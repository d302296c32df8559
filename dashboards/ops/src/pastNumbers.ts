// SPDX-License-Identifier: Apache-2.0
import type { Activity, EtaAccuracy, History, KpiPoint, OrderLoad } from "@roadstream/client";
import { HourCache } from "./hourCache.ts";
import { messageOf } from "./messageOf.ts";
import { KNOWN_MILLIS, type Past, type Recorded, recordedAt } from "./recorded.ts";

const STEP_SECONDS = 60;
const MINUTE_MILLIS = 60_000;
const HOUR_MILLIS = 60 * MINUTE_MILLIS;
/** On time is a share of the last half hour. */
const LEAD_MILLIS = 30 * MINUTE_MILLIS;

type Asked = Pick<History, "activity" | "kpisBetween" | "etaAccuracyBetween" | "orderLoadBetween">;

/** What the history says in numbers: of the hour before the page was opened, and of moments that are looked at. */
export class PastNumbers {
  private readonly points: HourCache<KpiPoint>;
  private readonly accuracies: HourCache<EtaAccuracy>;
  private readonly loads: HourCache<OrderLoad>;

  /**
   * @param changed called when more is known
   * @param clock milliseconds
   */
  constructor(
    private readonly archive: Asked,
    changed: () => void,
    private readonly clock: () => number,
  ) {
    this.points = new HourCache((from, to) => archive.kpisBetween(from, to, STEP_SECONDS), LEAD_MILLIS, changed, clock);
    this.accuracies = new HourCache((from, to) => archive.etaAccuracyBetween(from, to, STEP_SECONDS), KNOWN_MILLIS, changed, clock);
    this.loads = new HourCache((from, to) => archive.orderLoadBetween(from, to, STEP_SECONDS), KNOWN_MILLIS, changed, clock);
  }

  at(momentMillis: number): Recorded | undefined {
    const [points = [], accuracies = [], loads = []] = [this.points.at(momentMillis), this.accuracies.at(momentMillis), this.loads.at(momentMillis)];
    return recordedAt({ points, accuracies, loads }, momentMillis);
  }

  /** The last hour; nothing of what the history does not answer. */
  async lastHour(): Promise<{ readonly minutes: Activity[]; readonly past: Past }> {
    const minute = Math.floor(this.clock() / MINUTE_MILLIS) * MINUTE_MILLIS;
    const hour = minute - HOUR_MILLIS;
    const { archive } = this;
    const [minutes, points, accuracies, loads] = await Promise.all([
      orNothing(archive.activity(hour, minute, STEP_SECONDS)),
      orNothing(archive.kpisBetween(hour - LEAD_MILLIS, minute, STEP_SECONDS)),
      orNothing(archive.etaAccuracyBetween(hour - MINUTE_MILLIS, minute, STEP_SECONDS)),
      orNothing(archive.orderLoadBetween(hour - MINUTE_MILLIS, minute, STEP_SECONDS)),
    ]);
    return { minutes, past: { points, accuracies, loads } };
  }
}

async function orNothing<T>(answer: Promise<T[]>): Promise<T[]> {
  try {
    return await answer;
  } catch (error) {
    console.info(`gateway: ${messageOf(error)}`);
    return [];
  }
}
