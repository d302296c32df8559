// SPDX-License-Identifier: Apache-2.0
import type { Bend, BendCause } from "./bend.ts";
import type { Format } from "./format.ts";
import { texts } from "./texts.ts";

const MINUTE_MILLIS = 60_000;

/**
 * When the estimate began to move, and why: `14:21 slower on Canal Street`. Without a cause, by how much it moved.
 *
 * @param street on which the vehicle was then; asked for only where the text names it
 */
export function bendText(bend: Bend, cause: BendCause, street: () => string | undefined, format: Format): string {
  return `${format.time(bend.atMillis)} ${reasonText(bend, cause, street, format)}`;
}

function reasonText({ minutes }: Bend, told: BendCause, street: () => string | undefined, format: Format): string {
  const names = texts.bends;
  switch (told.kind) {
    case "given":
      return names.given(format.id(told.vehicle));
    case "plan":
      return names.plan(texts.causes[told.plan.cause] ?? "");
    case "unknown":
      return names.moved(format.delay(minutes * MINUTE_MILLIS));
    case "cause":
      break;
  }
  switch (told.cause.kind) {
    case "earlier":
      return minutes > 0 ? names.behind(format.orderId(told.cause.order ?? "")) : names.ahead(format.orderId(told.cause.order ?? ""));
    case "preparation":
      return names.preparation;
    case "way":
      return minutes > 0 ? names.slower(street() ?? "") : names.faster(street() ?? "");
  }
}
