// SPDX-License-Identifier: Apache-2.0
import { byId } from "./dom.ts";
import { texts } from "./texts.ts";

/** Heights of the phone's sheet: half of the screen, all of it, a line. */
const STOPS = ["half", "full", "low"] as const;
const DRAG_PIXELS = 40;
const TABLET_SHEET_PIXELS = 320;

export type SheetStop = (typeof STOPS)[number];

let changed: () => void = () => {};

/** Lets the handle of the sheet go from stop to stop, by a press or by pulling it. */
export function startSheet(onChange: () => void): void {
  changed = onChange;
  const handle = byId("handle");
  let pulledFrom: number | undefined;
  let wasPulled = false;
  handle.setAttribute("aria-label", texts.sheetSize);
  handle.addEventListener("click", () => {
    if (!wasPulled) {
      setSheet(STOPS[(STOPS.indexOf(stop()) + 1) % STOPS.length] ?? "half");
    }
    wasPulled = false;
  });
  handle.addEventListener("pointerdown", (event) => {
    pulledFrom = event.clientY;
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointerup", (event) => {
    const pixels = event.clientY - (pulledFrom ?? event.clientY);
    pulledFrom = undefined;
    wasPulled = Math.abs(pixels) >= DRAG_PIXELS;
    if (wasPulled) {
      pull(pixels < 0);
    }
  });
}

export function setSheet(next: SheetStop): void {
  document.body.dataset["sheet"] = next;
  changed();
}

function stop(): SheetStop {
  return STOPS.find((known) => known === document.body.dataset["sheet"]) ?? "half";
}

function pull(isUp: boolean): void {
  const now = stop();
  setSheet(isUp ? (now === "low" ? "half" : "full") : now === "full" ? "half" : "low");
}

/** What panels cover of the map: the middle of the view is the middle of the rest. */
export function coveredPixels(container: HTMLElement): { right: number; bottom: number } {
  if (document.body.dataset["role"] !== undefined) {
    return { right: 0, bottom: 0 };
  }
  if (matchMedia("(max-width: 600px)").matches) {
    return { right: 0, bottom: Math.round(container.clientHeight * (stop() === "low" ? 0.1 : 0.45)) };
  }
  if (matchMedia("(max-width: 1023px)").matches) {
    return { right: stop() === "low" ? 0 : TABLET_SHEET_PIXELS, bottom: 0 };
  }
  return matchMedia("(max-width: 1439px)").matches
    ? { right: Math.min(336, Math.round(container.clientWidth * 0.45)), bottom: 0 }
    : { right: 0, bottom: 0 };
}
