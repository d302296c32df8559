// SPDX-License-Identifier: Apache-2.0
import type { Activity, EtaAccuracy, FleetMetrics } from "@roadstream/client";
import type { Format } from "./format.ts";
import type { OrderFilter } from "./orderList.ts";
import type { OrderNumbers } from "./orderNumbers.ts";
import type { TableList } from "./panel.ts";
import type { Recorded } from "./recorded.ts";
import type { VehicleState } from "./state.ts";
import { texts } from "./texts.ts";

const LATE_MILLIS = 5_000;
const CHECKPOINT_LATE_MILLIS = 60_000;

/** What tiles are made from. */
export interface Numbers {
  readonly metrics: FleetMetrics;
  /** Undefined for a fleet without orders. */
  readonly orders: OrderNumbers | undefined;
  /** How right estimates were in the last hour; undefined if nobody knows. */
  readonly accuracy: EtaAccuracy | undefined;
}

/** What a tile of the strip tells. */
export interface Tile {
  readonly key: keyof typeof texts.kpis;
  /** Of the name, where there is room. */
  readonly tail?: string;
  readonly value: (numbers: Numbers) => number | undefined;
  readonly main: (numbers: Numbers, format: Format) => string;
  readonly side: (numbers: Numbers, format: Format) => string;
  readonly isBad?: (numbers: Numbers) => boolean;
  /** Vehicles that the number stands for; a click lists them. */
  readonly list?: TableList;
  /** Orders that the number stands for. */
  readonly orders?: OrderFilter;
  /** The same number of a minute that is over, from the history. */
  readonly before?: (minute: Activity) => number;
  /** The same number at a moment of the past, from what is in view. */
  readonly then?: (counts: Readonly<Record<VehicleState, number>>) => number;
  /** The same number from the key figures of the past; undefined if they do not say it. */
  readonly recorded?: (figures: Recorded) => number | undefined;
  /** How such a number is written. */
  readonly recordedText?: (figures: Recorded, format: Format) => string;
  /** What it should be at least, drawn into the line. */
  readonly target?: number;
  /** Change against an hour ago; undefined where none is told. */
  readonly change?: (difference: number, format: Format) => string;
}

/** A vehicle whose speed nobody knows does not stand. */
function standing(metrics: FleetMetrics): number {
  return metrics.reporting - metrics.moving - metrics.speedUnknown;
}

/** The strip of a fleet without orders, and of those who care for the system. */
export const FLEET_TILES: readonly Tile[] = [
  {
    key: "reporting",
    list: listOf(texts.kpis.reporting, ["moving", "atStop", "idle", "unknown", "late"]),
    then: (c) => c.moving + c.atStop + c.idle + c.unknown + c.late,
    before: (minute) => minute.vehicles,
    value: ({ metrics: m }) => m.reporting,
    main: ({ metrics: m }, f) => f.count(m.reporting),
    side: ({ metrics: m }, f) => texts.ofTotal(f.count(m.vehicles)),
    change: (difference, f) => f.signed(difference),
  },
  {
    key: "moving",
    list: listOf(texts.kpis.moving, ["moving"]),
    then: (c) => c.moving,
    value: ({ metrics: m }) => m.moving,
    main: ({ metrics: m }, f) => f.count(m.moving),
    side: () => "",
    change: (difference, f) => f.signed(difference),
  },
  {
    key: "standing",
    list: listOf(texts.kpis.standing, ["idle", "atStop"]),
    then: (c) => c.idle + c.atStop,
    value: ({ metrics }) => standing(metrics),
    main: ({ metrics: m }, f) => f.count(standing(m)),
    side: ({ metrics: m }, f) => (m.speedUnknown === 0 ? "" : texts.speedUnknown(f.count(m.speedUnknown))),
    change: (difference, f) => f.signed(difference),
  },
  {
    key: "rate",
    before: (minute) => minute.reports / 60,
    value: ({ metrics: m }) => m.positionsPerSecond,
    main: ({ metrics: m }, f) => f.rate(m.positionsPerSecond),
    side: () => texts.perSecond,
    change: (difference, f) => f.signed(difference),
  },
  {
    key: "age",
    list: { title: texts.oldestFirst, states: [], isOldestFirst: true },
    value: ({ metrics: m }) => m.eventAgeP95Millis,
    main: ({ metrics: m }, f) => (m.eventAgeP50Millis === undefined ? texts.unknown : f.age(m.eventAgeP50Millis, 0)),
    side: ({ metrics: m }, f) => (m.eventAgeP95Millis === undefined ? "" : texts.p95(f.age(m.eventAgeP95Millis, 0))),
    isBad: ({ metrics: m }) => (m.eventAgeP95Millis ?? 0) >= LATE_MILLIS,
  },
  {
    key: "jobs",
    value: ({ metrics: m }) =>
      m.flink?.checkpointAgeMillis === undefined ? undefined : Number(m.flink.checkpointAgeMillis),
    main: ({ metrics: m }, f) =>
      m.flink?.checkpointAgeMillis === undefined
        ? texts.unknown
        : f.age(Number(m.flink.checkpointAgeMillis), 0),
    side: ({ metrics: m }, f) => {
      if (!m.flink || m.flink.problem !== "") {
        return "";
      }
      if (m.flink.runningJobs < m.flink.jobs || m.flink.jobs === 0) {
        return texts.jobsDown(m.flink.runningJobs, m.flink.jobs);
      }
      return m.flink.lagRecords === undefined ? "" : texts.lag(f.count(Number(m.flink.lagRecords)));
    },
    isBad: ({ metrics: m }) =>
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
