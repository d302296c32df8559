// SPDX-License-Identifier: Apache-2.0
import { h } from "./dom.ts";
import type { Format } from "./format.ts";
import { icon, type IconName } from "./icons.ts";
import type { Step, StepState } from "./orderSteps.ts";
import { texts } from "./texts.ts";

const ICONS: Record<StepState, IconName> = {
  done: "done",
  now: "orderOnWay",
  ahead: "orderCreated",
  failed: "orderFailed",
  cancelled: "orderCancelled",
};

/** @param stopText which stop the order is, told under the step that goes on */
export function stepLine(steps: readonly Step[], stopText: string, format: Format): HTMLElement[] {
  return steps.map(({ name, state, timeMillis }) => {
    const hasEnded = state === "failed" || state === "cancelled";
    const when = timeMillis === undefined ? "" : format.time(timeMillis);
    return h(
      "li",
      { "data-step": state, ...(state === "now" || hasEnded ? { "aria-current": "step" } : {}) },
      h("span", { class: "mark" }, icon(ICONS[state], 18)),
      h("span", { class: "name" }, hasEnded ? texts.orderStates[state] : texts.steps[name]),
      h("span", { class: "when" }, state === "now" && stopText !== "" ? stopText : when),
    );
  });
}
