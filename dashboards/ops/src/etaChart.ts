// SPDX-License-Identifier: Apache-2.0
import type { Estimate } from "@roadstream/client";
import type { Format } from "./format.ts";
import { texts } from "./texts.ts";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 336;
const HEIGHT = 150;
const RIGHT = 44;
const BOTTOM = 20;
const TOP = 6;
/** Room over the chart for a text. */
const BEND_TOP = 26;
const BEND_TEXT = 10;
/** So high is the promise at least that says what it is. */
const NAMED_PIXELS = 16;
const STEPS_MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 240];
const MOST_TICKS = 5;
const MINUTE_MILLIS = 60_000;

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Whole times between two, at most five of them. */
export function timeTicks({ low, high }: Range): number[] {
  const step =
    MINUTE_MILLIS *
    (STEPS_MINUTES.find((minutes) => (high - low) / (minutes * MINUTE_MILLIS) <= MOST_TICKS) ?? 480);
  const first = Math.ceil(low / step) * step;
  const count = Math.max(0, Math.floor((high - first) / step) + 1);
  return Array.from({ length: count }, (_, i) => first + i * step);
}

/** Where the line bends, and why. */
export interface BendMark {
  readonly atMillis: number;
  readonly p50Millis: number;
  readonly text: string;
}

/** How the arrival that was expected moved while the page was there: band P10 to P90, line P50, the promise dashed, the bend named. */
export function etaChart(
  estimates: readonly Estimate[],
  promise: { readonly fromMillis: number | undefined; readonly untilMillis: number | undefined },
  { isLate, bend }: { readonly isLate: boolean; readonly bend: BendMark | undefined },
  format: Format,
): SVGSVGElement {
  const across: Range = {
    low: estimates[0]?.madeMillis ?? 0,
    high: Math.max((estimates.at(-1)?.madeMillis ?? 0), (estimates[0]?.madeMillis ?? 0) + MINUTE_MILLIS),
  };
  const bounds = [promise.fromMillis, promise.untilMillis].flatMap((millis) => millis ?? []);
  const up: Range = {
    low: Math.min(...estimates.map((eta) => eta.p10Millis), ...bounds) - MINUTE_MILLIS,
    high: Math.max(...estimates.map((eta) => eta.p90Millis), ...bounds) + MINUTE_MILLIS,
  };
  const x = (millis: number) => ((millis - across.low) / (across.high - across.low)) * (WIDTH - RIGHT - 8) + 2;
  const y = (millis: number) => HEIGHT - BOTTOM - ((millis - up.low) / (up.high - up.low)) * (HEIGHT - BOTTOM - (bend ? BEND_TOP : TOP));
  const point = (eta: Estimate, millis: number) => `${x(eta.madeMillis).toFixed(1)} ${y(millis).toFixed(1)}`;
  const svg = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "eta-chart", role: "img" });
  svg.toggleAttribute("data-late", isLate);
  svg.setAttribute("aria-label", summary(estimates, bend, format));
  for (const tick of timeTicks(up)) {
    svg.append(shape("path", { class: "grid", d: `M2 ${y(tick).toFixed(1)}H${WIDTH - RIGHT}` }));
    svg.append(label(WIDTH, y(tick) + 3.5, "end", format.time(tick)));
  }
  for (const tick of timeTicks(across)) {
    const at = x(tick);
    svg.append(label(Math.min(WIDTH - RIGHT - 16, Math.max(16, at)), HEIGHT - 4, "middle", format.time(tick)));
  }
  if (promise.untilMillis !== undefined) {
    const top = y(promise.untilMillis);
    const height = y(Math.max(up.low, promise.fromMillis ?? up.low)) - top;
    svg.append(
      shape("rect", { class: "promised", x: "2", y: top.toFixed(1), width: String(WIDTH - RIGHT - 8), height: height.toFixed(1) }),
    );
  }
  const lower = estimates.map((eta) => point(eta, eta.p10Millis));
  const upper = estimates.map((eta) => point(eta, eta.p90Millis)).reverse();
  const middle = estimates.map((eta) => point(eta, eta.p50Millis));
  svg.append(
    shape("path", { class: "band", d: `M${[...lower, ...upper].join("L")}Z` }),
    shape("path", { class: "line", d: `M${middle.join("L")}` }),
  );
  if (promise.fromMillis !== undefined && promise.untilMillis !== undefined) {
    const [bottom, top] = [y(promise.fromMillis), y(promise.untilMillis)];
    if (bottom - top >= NAMED_PIXELS) {
      svg.append(label(8, bottom - 5, "start", texts.promised(format.times(promise.fromMillis, promise.untilMillis))));
    }
  }
  if (bend) {
    const at = x(bend.atMillis);
    const isRight = at > (WIDTH - RIGHT) / 2;
    const name = label(isRight ? at - 5 : at + 5, BEND_TEXT, isRight ? "end" : "start", bend.text);
    name.classList.add("bend");
    svg.append(shape("path", { class: "bend", d: `M${at.toFixed(1)} 2V${(y(bend.p50Millis) - 4).toFixed(1)}` }), name);
  }
  const last = estimates.at(-1);
  if (last) {
    svg.append(shape("circle", { class: "dot", r: "3.6", cx: x(last.madeMillis).toFixed(1), cy: y(last.p50Millis).toFixed(1) }));
  }
  return svg;
}

function summary(estimates: readonly Estimate[], bend: BendMark | undefined, format: Format): string {
  const time = (eta: Estimate | undefined) => (eta ? format.time(eta.p50Millis) : texts.unknown);
  return [texts.movedSummary(time(estimates[0]), time(estimates.at(-1))), bend?.text ?? ""].filter((part) => part !== "").join("; ");
}

function label(x: number, y: number, anchor: string, text: string): SVGElement {
  const element = shape("text", { x: x.toFixed(1), y: y.toFixed(1), "text-anchor": anchor });
  element.textContent = text;
  return element;
}

function shape<K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string>): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  return element;
}
