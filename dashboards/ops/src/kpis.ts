// SPDX-License-Identifier: Apache-2.0
import type { FleetMetrics } from "@roadstream/client";
import { h, setText } from "./dom.ts";
import type { Format } from "./format.ts";
import { texts } from "./texts.ts";

const KEEP_MILLIS = 3_600_000;
const OLD_MILLIS = 15_000;
const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 60;
const HEIGHT = 26;
/** A line through fewer would tell nothing. */
const MIN_READINGS = 10;
const LATE_MILLIS = 5_000;
const CHECKPOINT_LATE_MILLIS = 60_000;

interface Reading {
  readonly timeMillis: number;
  readonly value: number;
}

interface Tile {
  readonly key: keyof typeof texts.kpis;
  readonly value: (metrics: FleetMetrics) => number | undefined;
  readonly main: (metrics: FleetMetrics, format: Format) => string;
  readonly side: (metrics: FleetMetrics, format: Format) => string;
  readonly isBad?: (metrics: FleetMetrics) => boolean;
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

const TILES: readonly Tile[] = [
  {
    key: "reporting",
    value: (m) => m.reporting,
    main: (m, f) => f.count(m.reporting),
    side: (m, f) => texts.ofTotal(f.count(m.vehicles)),
    change: signed,
  },
  {
    key: "moving",
    value: (m) => m.moving,
    main: (m, f) => f.count(m.moving),
    side: () => "",
    change: signed,
  },
  {
    key: "standing",
    value: standing,
    main: (m, f) => f.count(standing(m)),
    side: (m, f) => (m.speedUnknown === 0 ? "" : texts.speedUnknown(f.count(m.speedUnknown))),
    change: signed,
  },
  {
    key: "rate",
    value: (m) => m.positionsPerSecond,
    main: (m, f) => f.rate(m.positionsPerSecond),
    side: () => texts.perSecond,
    change: signed,
  },
  {
    key: "age",
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
        Number(m.flink.checkpointAgeMillis ?? 0n) >= CHECKPOINT_LATE_MILLIS),
  },
];

/** The strip of numbers over the map: value now, what it was against an hour ago, and the hour as a line. */
export class Kpis {
  private readonly readings = new Map<string, Reading[]>();
  private readonly elements = new Map<
    string,
    { tile: HTMLElement; main: HTMLElement; side: HTMLElement; change: HTMLElement; line: SVGPathElement; dot: SVGCircleElement }
  >();
  private last: { metrics: FleetMetrics; atMillis: number } | undefined;

  constructor(
    container: HTMLElement,
    private readonly format: Format,
  ) {
    for (const tile of TILES) {
      const main = h("b", {}, texts.unknown);
      const side = h("span", { class: "side" });
      const change = h("span", { class: "change" });
      const svg = document.createElementNS(SVG, "svg");
      svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
      svg.setAttribute("aria-hidden", "true");
      const line = document.createElementNS(SVG, "path");
      const dot = document.createElementNS(SVG, "circle");
      dot.setAttribute("r", "2.2");
      svg.append(line, dot);
      const element = h(
        "div",
        { class: "kpi", "data-key": tile.key },
        h("span", { class: "name" }, texts.kpis[tile.key]),
        change,
        h("span", { class: "value" }, main, side),
        svg,
      );
      container.append(element);
      this.elements.set(tile.key, { tile: element, main, side, change, line, dot });
    }
  }

  take(metrics: FleetMetrics, nowMillis: number): void {
    this.last = { metrics, atMillis: nowMillis };
    for (const tile of TILES) {
      const value = tile.value(metrics);
      if (value !== undefined) {
        const kept = (this.readings.get(tile.key) ?? []).filter(
          (reading) => nowMillis - reading.timeMillis <= KEEP_MILLIS,
        );
        this.readings.set(tile.key, [...kept, { timeMillis: nowMillis, value }]);
      }
    }
    this.write(nowMillis);
  }

  /** Once a second at most: numbers change in place. */
  write(nowMillis: number): void {
    const last = this.last;
    if (!last) {
      return;
    }
    const age = nowMillis - last.atMillis;
    for (const tile of TILES) {
      const parts = this.elements.get(tile.key);
      if (!parts) {
        continue;
      }
      setText(parts.main, tile.main(last.metrics, this.format));
      setText(parts.side, tile.side(last.metrics, this.format));
      parts.tile.toggleAttribute("data-bad", tile.isBad?.(last.metrics) ?? false);
      setText(
        parts.change,
        age > OLD_MILLIS ? this.format.age(age, nowMillis) : this.change(tile, nowMillis),
      );
      this.drawLine(tile.key, parts.line, parts.dot, nowMillis);
    }
  }

  private change(tile: Tile, nowMillis: number): string {
    const readings = this.readings.get(tile.key) ?? [];
    const first = readings[0];
    const now = readings.at(-1);
    // Against an hour ago, and not before an hour is known.
    if (!tile.change || !first || !now || nowMillis - first.timeMillis < KEEP_MILLIS - 30_000) {
      return "";
    }
    return `${tile.change(now.value - first.value, this.format)} ${texts.sinceStart}`;
  }

  private drawLine(key: string, line: SVGPathElement, dot: SVGCircleElement, nowMillis: number): void {
    const readings = this.readings.get(key) ?? [];
    if (readings.length < MIN_READINGS) {
      return;
    }
    const values = readings.map((reading) => reading.value);
    const low = Math.min(...values);
    const span = Math.max(...values) - low || 1;
    const first = readings[0]?.timeMillis ?? nowMillis;
    const width = Math.max(60_000, nowMillis - first);
    const points = readings.map((reading): [number, number] => [
      3 + ((reading.timeMillis - first) / width) * (WIDTH - 6),
      HEIGHT - 4 - ((reading.value - low) / span) * (HEIGHT - 8),
    ]);
    line.setAttribute("d", `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`);
    const [x, y] = points.at(-1) ?? [0, 0];
    dot.setAttribute("cx", x.toFixed(1));
    dot.setAttribute("cy", y.toFixed(1));
  }
}
