// SPDX-License-Identifier: Apache-2.0
import { byId } from "./dom.ts";
import { texts } from "./texts.ts";

/** Heights of the phone's sheet: half of the screen, all of it, a line. */
const STOPS = ["half", "full", "low"];

/** Lets the handle of the sheet go from stop to stop. */
export function startSheet(onChange: () => void): void {
  byId("handle").setAttribute("aria-label", texts.sheetSize);
  byId("handle").addEventListener("click", () => {
    const stop = STOPS.indexOf(document.body.dataset["sheet"] ?? "half");
    document.body.dataset["sheet"] = STOPS[(stop + 1) % STOPS.length] ?? "half";
    onChange();
  });
}

/** What panels cover of the map: the middle of the view is the middle of the rest. */
export function coveredPixels(container: HTMLElement): { right: number; bottom: number } {
  if (matchMedia("(max-width: 600px)").matches) {
    return { right: 0, bottom: Math.round(container.clientHeight * (document.body.dataset["sheet"] === "low" ? 0.1 : 0.45)) };
  }
  return matchMedia("(max-width: 1439px)").matches
    ? { right: Math.min(336, Math.round(container.clientWidth * 0.45)), bottom: 0 }
    : { right: 0, bottom: 0 };
}
