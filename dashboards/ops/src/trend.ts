// SPDX-License-Identifier: Apache-2.0

/** Less than this share of what it moved in all is no turn. */
const TURN_SHARE = 0.1;

/** A value at a time. */
export interface Reading {
  readonly timeMillis: number;
  readonly value: number;
}

/** Where a line goes, and since when; told to those who do not see it. */
export interface Trend {
  readonly direction: "rising" | "falling" | "steady";
  readonly sinceMillis: number;
}

/** Since the last of its two extremes that it has left again; undefined for a line of nothing. */
export function trendOf(readings: readonly Reading[]): Trend | undefined {
  const [first, last] = [readings[0], readings.at(-1)];
  if (!first || !last) {
    return undefined;
  }
  let [low, high] = [first, first];
  for (const reading of readings) {
    low = reading.value <= low.value ? reading : low;
    high = reading.value >= high.value ? reading : high;
  }
  const span = high.value - low.value;
  if (span === 0) {
    return { direction: "steady", sinceMillis: first.timeMillis };
  }
  const isUnder = last.value < high.value - TURN_SHARE * span;
  const isOver = last.value > low.value + TURN_SHARE * span;
  const isFalling = high.timeMillis > low.timeMillis ? isUnder : !isOver;
  return isFalling
    ? { direction: "falling", sinceMillis: high.timeMillis }
    : { direction: "rising", sinceMillis: low.timeMillis };
}
