// SPDX-License-Identifier: Apache-2.0
import type { Cause, Delay } from "./causes.ts";
import { h } from "./dom.ts";
import type { Format } from "./format.ts";
import { texts } from "./texts.ts";

const MINUTE_MILLIS = 60_000;

/** Why an order is later than planned: one bar for each cause, on one axis, and the sum. */
export function causeList({ minutes, causes }: Delay, format: Format): HTMLElement[] {
  const low = Math.min(0, ...causes.map((cause) => cause.minutes));
  const span = Math.max(1, ...causes.map((cause) => cause.minutes)) - low;
  const row = (cause: Cause) => {
    const bar = h("span", { class: "length", "data-better": cause.minutes < 0 });
    bar.style.left = `${(100 * (Math.min(0, cause.minutes) - low)) / span}%`;
    bar.style.width = `${(100 * Math.abs(cause.minutes)) / span}%`;
    const zero = h("span", { class: "zero" });
    zero.style.left = `${(-100 * low) / span}%`;
    return h(
      "li",
      {},
      h("span", {}, nameOf(cause, format)),
      h("span", { class: "lengths", "aria-hidden": "true" }, zero, bar),
      h("b", {}, format.delay(cause.minutes * MINUTE_MILLIS)),
    );
  };
  return [h("h3", {}, texts.whyLater, h("b", {}, format.delay(minutes * MINUTE_MILLIS))), h("ul", {}, ...causes.map(row))];
}

function nameOf({ kind, order, minutes }: Cause, format: Format): string {
  switch (kind) {
    case "earlier":
      return texts.causeEarlier(format.orderId(order ?? ""));
    case "preparation":
      return texts.causePreparation;
    case "way":
      return minutes > 0 ? texts.causeSlower : texts.causeFaster;
  }
}
