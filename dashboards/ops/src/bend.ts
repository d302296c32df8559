// SPDX-License-Identifier: Apache-2.0
import type { Estimate, Order, Plan } from "@roadstream/client";
import type { Cause, Delay } from "./causes.ts";

const MINUTE_MILLIS = 60_000;
/** What moved less is no bend. */
const LEAST_MINUTES = 2;
/** A plan that was made so near to a bend made it. */
const NEAR_MILLIS = 90_000;
/** Readings on each side, at least. */
const LEAST_READINGS = 2;

/** Where the expected arrival began to move, or jumped. */
export interface Bend {
  readonly atMillis: number;
  /** The most likely arrival then, about. */
  readonly p50Millis: number;
  /** By how much it is later since; whole minutes, negative for earlier. */
  readonly minutes: number;
  /** Who brings it since then, if that is the reason. */
  readonly vehicle: string | undefined;
}

/** Why a line bends, as far as it is known. */
export type BendCause =
  | { readonly kind: "given"; readonly vehicle: string }
  | { readonly kind: "plan"; readonly plan: Plan }
  | { readonly kind: "cause"; readonly cause: Cause }
  | { readonly kind: "unknown" };

/**
 * Where the line of the most likely arrivals bends most, if it does: where somebody else was to bring the order, else the corner
 * of that line of two straight parts which is nearest to all estimates.
 */
export function bendOf(estimates: readonly Estimate[]): Bend | undefined {
  return handoverOf(estimates) ?? cornerOf(estimates);
}

/** Where a line bends, looked for only in another one than the last time. */
export class KeptBend {
  private estimates: readonly Estimate[] | undefined;
  private bend: Bend | undefined;

  constructor(private readonly find: typeof bendOf = bendOf) {}

  /** @param estimates an array that is never changed: another line is another array */
  of(estimates: readonly Estimate[]): Bend | undefined {
    if (estimates !== this.estimates) {
      this.estimates = estimates;
      this.bend = this.find(estimates);
    }
    return this.bend;
  }
}

function handoverOf(estimates: readonly Estimate[]): Bend | undefined {
  for (let i = estimates.length - 1; i > 0; i--) {
    const [before, after] = [estimates[i - 1] as Estimate, estimates[i] as Estimate];
    const minutes = Math.round((after.p50Millis - before.p50Millis) / MINUTE_MILLIS);
    if (before.vehicle !== "" && after.vehicle !== "" && before.vehicle !== after.vehicle && Math.abs(minutes) >= LEAST_MINUTES) {
      return { atMillis: after.madeMillis, p50Millis: after.p50Millis, minutes, vehicle: after.vehicle };
    }
  }
  return undefined;
}

function cornerOf(estimates: readonly Estimate[]): Bend | undefined {
  const [first, last] = [estimates[0], estimates.at(-1)];
  if (!first || !last) {
    return undefined;
  }
  const points = estimates.map(({ madeMillis, p50Millis }): Point => [
    (madeMillis - first.madeMillis) / MINUTE_MILLIS,
    (p50Millis - first.p50Millis) / MINUTE_MILLIS,
  ]);
  let best: { readonly at: number; readonly fit: Fit } | undefined;
  const sums = sumsOf(points);
  for (let i = LEAST_READINGS; i < points.length - LEAST_READINGS; i++) {
    const fit = fitOf(points, sums, points[i]?.[0] ?? 0);
    if (fit && fit.error < (best?.fit.error ?? Infinity)) {
      best = { at: i, fit };
    }
  }
  const corner = best && estimates[best.at];
  if (!best || !corner) {
    return undefined;
  }
  const { level, slope, turn } = best.fit;
  const before = level + slope * (points[best.at]?.[0] ?? 0);
  const minutes = Math.round((points.at(-1)?.[1] ?? 0) - before);
  // What only goes on as before does not bend, nor what goes on more slowly.
  return Math.abs(minutes) < LEAST_MINUTES || Math.sign(turn) !== Math.sign(minutes) || Math.abs(turn) < Math.abs(slope)
    ? undefined
    : { atMillis: corner.madeMillis, p50Millis: corner.p50Millis, minutes, vehicle: undefined };
}

type Point = readonly [number, number];

/** y = level + slope x, and turn more for each x after the corner; error is the sum of squares. */
interface Fit {
  readonly level: number;
  readonly slope: number;
  readonly turn: number;
  readonly error: number;
}

/** What a fit needs of all points, whatever the corner. */
interface Sums {
  readonly x: number;
  readonly xx: number;
  readonly y: number;
  readonly xy: number;
}

function sumsOf(points: readonly Point[]): Sums {
  let [x, xx, y, xy] = [0, 0, 0, 0];
  for (const [px, py] of points) {
    x += px;
    xx += px * px;
    y += py;
    xy += px * py;
  }
  return { x, xx, y, xy };
}

/** Least squares. */
function fitOf(points: readonly Point[], { x, xx, y, xy }: Sums, corner: number): Fit | undefined {
  const n = points.length;
  let [a, xa, aa, ay] = [0, 0, 0, 0];
  for (const [px, py] of points) {
    if (px > corner) {
      const after = px - corner;
      a += after;
      xa += px * after;
      aa += after * after;
      ay += after * py;
    }
  }
  const determinant = n * (xx * aa - xa * xa) - x * (x * aa - xa * a) + a * (x * xa - xx * a);
  if (Math.abs(determinant) < 1e-9) {
    return undefined;
  }
  const level = (y * (xx * aa - xa * xa) - x * (xy * aa - xa * ay) + a * (xy * xa - xx * ay)) / determinant;
  const slope = (n * (xy * aa - ay * xa) - y * (x * aa - xa * a) + a * (x * ay - xy * a)) / determinant;
  const turn = (n * (xx * ay - xa * xy) - x * (x * ay - xy * a) + y * (x * xa - xx * a)) / determinant;
  let error = 0;
  for (const [px, py] of points) {
    const off = py - level - slope * px - turn * Math.max(0, px - corner);
    error += off * off;
  }
  return { level, slope, turn, error };
}

/**
 * Why it bends: somebody else brings it, a plan that was made then, else what makes up most of the delay against the
 * plan, if it goes the same way.
 */
export function causeOf(bend: Bend, order: Order, plan: Plan | undefined, delay: Delay | undefined): BendCause {
  if (bend.vehicle !== undefined) {
    return { kind: "given", vehicle: bend.vehicle };
  }
  if (plan && plan.vehicle === order.vehicle && Math.abs(plan.madeMillis - bend.atMillis) <= NEAR_MILLIS) {
    return { kind: "plan", plan };
  }
  const [cause] = (delay?.causes ?? [])
    .filter(({ minutes }) => Math.sign(minutes) === Math.sign(bend.minutes))
    .sort((a, b) => Math.abs(b.minutes) - Math.abs(a.minutes));
  return cause ? { kind: "cause", cause } : { kind: "unknown" };
}
