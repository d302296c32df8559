// SPDX-License-Identifier: Apache-2.0
import { byId, h } from "./dom.ts";
import type { Format } from "./format.ts";
import { texts } from "./texts.ts";

const WAIT_MILLIS = 2_000;

export interface FleetOnMap {
  readonly known: number;
  readonly shown: number;
  readonly isFiltered: boolean;
  readonly isRefused: boolean;
  readonly isGreeted: boolean;
}

/** Why the map is empty, in one sentence over it. */
export class Notice {
  private readonly element = byId("notice");
  private readonly started = Date.now();
  private problem = "";

  constructor(
    private readonly format: Format,
    private readonly onClear: () => void,
  ) {}

  /** A problem with the base map: the map goes on without it. */
  say(problem: string): void {
    this.problem = problem;
  }

  write(fleet: FleetOnMap, nowMillis: number): void {
    const text = this.text(fleet, nowMillis - this.started);
    this.element.hidden = text === "";
    if (this.element.dataset["text"] === text) {
      return;
    }
    this.element.dataset["text"] = text;
    this.element.replaceChildren(text);
    if (isHidden(fleet)) {
      this.element.append(
        h("button", { type: "button", class: "quiet", onclick: this.onClear }, texts.clearFilter),
      );
    }
  }

  private text(fleet: FleetOnMap, ageMillis: number): string {
    if (fleet.isRefused) {
      return texts.refused;
    }
    if (isHidden(fleet)) {
      return texts.allHidden(this.format.count(fleet.known));
    }
    if (fleet.known > 0 || ageMillis <= WAIT_MILLIS) {
      return this.problem;
    }
    return fleet.isGreeted && ageMillis > 3 * WAIT_MILLIS ? texts.noVehicles : texts.waiting;
  }
}

function isHidden(fleet: FleetOnMap): boolean {
  return !fleet.isRefused && fleet.known > 0 && fleet.shown === 0 && fleet.isFiltered;
}
