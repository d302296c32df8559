// SPDX-License-Identifier: Apache-2.0
import { intervalText, windowText } from "./arrival.ts";
import { h } from "./dom.ts";
import type { Format } from "./format.ts";
import { texts } from "./texts.ts";

/** Room beside what is drawn, as a share of it. */
const ROOM = 0.08;
const LEAST_SPAN_MILLIS = 600_000;
const LABEL_EDGE_PERCENT = 22;

/** An arrival and what was promised of it. */
export interface Arrival {
  readonly p10Millis: number;
  readonly p50Millis: number;
  readonly p90Millis: number;
  readonly fromMillis: number | undefined;
  readonly untilMillis: number | undefined;
  readonly isLate: boolean;
}

/** The span of time that bars share. */
export interface Axis {
  readonly fromMillis: number;
  readonly untilMillis: number;
}

/** One axis for all of them, with now on it. */
export function axisOf(arrivals: readonly Arrival[], nowMillis: number): Axis {
  const times = [
    nowMillis,
    ...arrivals.flatMap((a) => [a.p10Millis, a.p90Millis, a.fromMillis ?? a.p10Millis, a.untilMillis ?? a.p90Millis]),
  ];
  const [low, high] = [Math.min(...times), Math.max(...times)];
  const room = ROOM * Math.max(LEAST_SPAN_MILLIS, high - low);
  return { fromMillis: low - room, untilMillis: Math.max(high, low + LEAST_SPAN_MILLIS) + room };
}

/** Place on the axis, percent of its length. */
export function percentOf(axis: Axis, millis: number): number {
  return (100 * (millis - axis.fromMillis)) / (axis.untilMillis - axis.fromMillis);
}

/** From P10 to P90 with a tick at P50; what was promised as a dashed box, now as a hairline. */
export function intervalBar(arrival: Arrival, axis: Axis, nowMillis: number, format: Format): HTMLElement {
  const at = (name: string, from: number, until?: number) => {
    const part = h("span", { class: name });
    part.style.left = `${percentOf(axis, from)}%`;
    if (until !== undefined) {
      part.style.width = `${Math.max(0, percentOf(axis, until) - percentOf(axis, from))}%`;
    }
    return part;
  };
  const { fromMillis, untilMillis } = arrival;
  const promised =
    untilMillis === undefined ? [] : [at("promised", Math.max(axis.fromMillis, fromMillis ?? axis.fromMillis), untilMillis)];
  // Without an estimate there is only what the plan says.
  const isPlanned = arrival.p10Millis === arrival.p90Millis;
  const words = isPlanned
    ? [texts.planned(format.time(arrival.p50Millis))]
    : [
        `${format.time(arrival.p10Millis)} – `,
        h("b", {}, format.time(arrival.p50Millis)),
        ` – ${format.time(arrival.p90Millis)}`,
      ];
  const label = h("span", { class: "times" }, ...words);
  const middle = percentOf(axis, arrival.p50Millis);
  label.style.left = `${Math.min(100 - LABEL_EDGE_PERCENT, Math.max(LABEL_EDGE_PERCENT, middle))}%`;
  return h(
    "div",
    {
      class: "bar",
      role: "img",
      "data-late": arrival.isLate,
      "aria-label": isPlanned
        ? texts.planned(format.time(arrival.p50Millis))
        : texts.barSummary(
            intervalText(arrival, format),
            format.time(arrival.p50Millis),
            windowText(arrival, format),
          ),
    },
    h("span", { class: "axis" }),
    ...promised,
    at("band", arrival.p10Millis, arrival.p90Millis),
    at("tick", arrival.p50Millis),
    at("now", nowMillis),
    label,
  );
}
