// SPDX-License-Identifier: Apache-2.0
import type { Estimate } from "@roadstream/client";
import type { Format } from "./format.ts";
import { texts } from "./texts.ts";

const NARROW_MILLIS = 120_000;
const WIDE_MILLIS = 2_700_000;

/** An interval told as honestly as it is known: `14:52–15:09`, `about 14:52`, `after 14:52, too early to say`. */
export function intervalText(eta: Pick<Estimate, "p10Millis" | "p50Millis" | "p90Millis">, format: Format): string {
  const width = eta.p90Millis - eta.p10Millis;
  if (width < NARROW_MILLIS) {
    return texts.about(format.time(eta.p50Millis));
  }
  return width > WIDE_MILLIS
    ? texts.tooEarly(format.time(eta.p10Millis))
    : format.times(eta.p10Millis, eta.p90Millis);
}

/** What was promised, as far as a bound is known; empty if none is. */
export function windowText(
  window: { readonly fromMillis: number | undefined; readonly untilMillis: number | undefined },
  format: Format,
): string {
  if (window.untilMillis === undefined) {
    return window.fromMillis === undefined ? "" : texts.promisedFrom(format.time(window.fromMillis));
  }
  return window.fromMillis === undefined
    ? texts.promisedUntil(format.time(window.untilMillis))
    : texts.promised(format.times(window.fromMillis, window.untilMillis));
}
