// SPDX-License-Identifier: Apache-2.0
import type { PastFix } from "@roadstream/client";
import { metersBetween } from "./geo.ts";
import { MOVING_MPS } from "./state.ts";

const MAX_GAP_MILLIS = 120_000;

/** Flags with which a fix still moves the vehicle; with any other it is not on its way. */
const ON_THE_WAY = new Set(["RELOCATED"]);

export interface Day {
  readonly fixes: readonly PastFix[];
  /** Lines of the way, broken where the vehicle was silent. */
  readonly lines: readonly (readonly [number, number][])[];
  readonly meters: number;
  readonly movingMillis: number;
  readonly firstMillis: number | undefined;
}

/** What a vehicle did, from its reports in order of time. */
export function summarize(reports: readonly PastFix[]): Day {
  const fixes = reports.filter((fix) => fix.flags.every((flag) => ON_THE_WAY.has(flag)));
  const lines: [number, number][][] = [];
  let meters = 0;
  let movingMillis = 0;
  fixes.forEach((fix, i) => {
    const before = fixes[i - 1];
    const elapsed = before ? fix.timeMillis - before.timeMillis : Number.POSITIVE_INFINITY;
    const isJoined = elapsed <= MAX_GAP_MILLIS && !fix.flags.includes("RELOCATED");
    if (before && isJoined) {
      const step = metersBetween(before, fix);
      meters += step;
      movingMillis += step / Math.max(1, elapsed / 1000) >= MOVING_MPS ? elapsed : 0;
      lines.at(-1)?.push([fix.lon, fix.lat]);
    } else {
      lines.push([[fix.lon, fix.lat]]);
    }
  });
  return {
    fixes,
    lines: lines.filter((line) => line.length > 1),
    meters,
    movingMillis,
    firstMillis: fixes[0]?.timeMillis,
  };
}
