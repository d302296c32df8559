// SPDX-License-Identifier: Apache-2.0
import type { Activity, FleetMetrics } from "@roadstream/client";
import type { Format } from "./format.ts";
import type { TableList } from "./panel.ts";
import type { VehicleState } from "./state.ts";
import { texts } from "./texts.ts";

const LATE_MILLIS = 5_000;
const CHECKPOINT_LATE_MILLIS = 60_000;

/** What a tile of the strip tells. */
export interface Tile {
  readonly key: keyof typeof texts.kpis;
  readonly value: (metrics: FleetMetrics) => number | undefined;
  readonly main: (metrics: FleetMetrics, format: Format) => string;
  readonly side: (metrics: FleetMetrics, format: Format) => string;
  readonly isBad?: (metrics: FleetMetrics) => boolean;
  /** Vehicles that the number stands for; a click lists them. */
  readonly list?: TableList;
  /** The same number of a minute that is over, from the history. */
  readonly before?: (minute: Activity) => number;
  /** The same number at a moment of the past, from what is in view. */
  readonly then?: (counts: Readonly<Record<VehicleState, number>>) => number;
  /** Change against an hour ago; undefined where none is told. */
  readonly change?: (difference: number, format: Format) => string;
}

function signed(difference: number, format: Format): string {
  const rounded = Math.round(difference);
  return rounded === 0 ? "±0" : `${rounded > 0 ? "+" : "−"}${format.count(Math.abs(rounded))}`;
}

/** A vehicle whose speed nobody knows does not stand. */
function standing(metrics: FleetMetrics): number {
  return metrics.reporting - metrics.moving - metrics.speedUnknown;
}

export const TILES: readonly Tile[] = [
  {
    key: "reporting",
    list: listOf(texts.kpis.reporting, ["moving", "idle", "unknown"]),
    then: (c) => c.moving + c.idle + c.unknown,
    before: (minute) => minute.vehicles,
    value: (m) => m.reporting,
    main: (m, f) => f.count(m.reporting),
    side: (m, f) => texts.ofTotal(f.count(m.vehicles)),
    change: signed,
  },
  {
    key: "moving",
    list: listOf(texts.kpis.moving, ["moving"]),
    then: (c) => c.moving,
    value: (m) => m.moving,
    main: (m, f) => f.count(m.moving),
    side: () => "",
    change: signed,
  },
  {
    key: "standing",
    list: listOf(texts.kpis.standing, ["idle"]),
    then: (c) => c.idle,
    value: standing,
    main: (m, f) => f.count(standing(m)),
    side: (m, f) => (m.speedUnknown === 0 ? "" : texts.speedUnknown(f.count(m.speedUnknown))),
    change: signed,
  },
  {
    key: "rate",
    before: (minute) => minute.reports / 60,
    value: (m) => m.positionsPerSecond,
    main: (m, f) => f.rate(m.positionsPerSecond),
    side: () => texts.perSecond,
    change: signed,
  },
  {
    key: "age",
    list: { title: texts.oldestFirst, states: [], isOldestFirst: true },
    value: (m) => m.eventAgeP95Millis,
    main: (m, f) => (m.eventAgeP50Millis === undefined ? texts.unknown : f.age(m.eventAgeP50Millis, 0)),
    side: (m, f) => (m.eventAgeP95Millis === undefined ? "" : texts.p95(f.age(m.eventAgeP95Millis, 0))),
    isBad: (m) => (m.eventAgeP95Millis ?? 0) >= LATE_MILLIS,
  },
  {
    key: "jobs",
    value: (m) =>
      m.flink?.checkpointAgeMillis === undefined ? undefined : Number(m.flink.checkpointAgeMillis),
    main: (m, f) =>
      m.flink?.checkpointAgeMillis === undefined
        ? texts.unknown
        : f.age(Number(m.flink.checkpointAgeMillis), 0),
    side: (m, f) => {
      if (!m.flink || m.flink.problem !== "") {
        return "";
      }
      if (m.flink.runningJobs < m.flink.jobs || m.flink.jobs === 0) {
        return texts.jobsDown(m.flink.runningJobs, m.flink.jobs);
      }
      return m.flink.lagRecords === undefined ? "" : texts.lag(f.count(Number(m.flink.lagRecords)));
    },
    isBad: (m) =>
      m.flink !== undefined &&
      (m.flink.problem !== "" ||
        m.flink.runningJobs < m.flink.jobs ||
        m.flink.jobs === 0 ||
        Number(m.flink.checkpointAgeMillis ?? 0n) >= CHECKPOINT_LATE_MILLIS),
  },
];

function listOf(state: string, states: readonly VehicleState[]): TableList {
  return { title: texts.onlyState(state), states, isOldestFirst: false };
}
