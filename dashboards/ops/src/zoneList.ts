// SPDX-License-Identifier: Apache-2.0
import type { Crossing, Fence } from "@roadstream/client";
import { h, isHeld, setText } from "./dom.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import { KeptRows } from "./keptRows.ts";
import type { Operations } from "./operations.ts";
import { texts } from "./texts.ts";

const EVERY_MILLIS = 5_000;
const MAX_CROSSINGS = 30;

/** The zones that count at a moment, and who came and went: of all, or of the one that was chosen. */
export class ZoneList {
  private written = "";
  private chosen: string | undefined;
  private readonly zones = h("ul", { class: "rows", "aria-label": texts.zones });
  private readonly crossings = h("ul", { class: "rows crossings", "aria-label": texts.crossings });
  private readonly keptZones = new KeptRows(this.zones);
  private readonly keptCrossings = new KeptRows(this.crossings);
  private readonly none = h("p", { class: "empty" });
  private readonly heading = h("h2", {});
  private readonly all = h("button", { type: "button", class: "quiet", onclick: () => this.choose(undefined) }, texts.allZones);
  private readonly group = h("section", { class: "group" }, h("div", { class: "group-head" }, this.heading, this.all), this.crossings, this.none);

  /** @param actions what a zone and a vehicle that are chosen lead to */
  constructor(
    private readonly body: HTMLElement,
    private readonly operations: Operations,
    private readonly format: Format,
    private readonly actions: { zone(fence: Fence | undefined): void; select(vehicle: string): void },
  ) {}

  choose(fence: Fence | undefined): void {
    this.chosen = fence?.id;
    this.written = "";
    this.actions.zone(fence);
  }

  /** @param momentMillis at which zones count */
  write(momentMillis: number): void {
    const isThere = this.zones.parentElement === this.body;
    if (!isThere) {
      this.body.replaceChildren(this.zones, this.group);
    }
    const { fences } = this.operations;
    const key = `${fences.revision} ${fences.crossings.length} ${fences.crossings.at(-1)?.timeMillis} ${Math.floor(momentMillis / EVERY_MILLIS)}`;
    if (key === this.written && isThere) {
      return;
    }
    this.written = key;
    const listed = fences.listAt(momentMillis).sort((a, b) => a.name.localeCompare(b.name));
    const chosen = listed.find((fence) => fence.id === this.chosen);
    const seen = fences.crossings.filter((crossing) => crossing.timeMillis <= momentMillis);
    this.keptZones.write(
      listed.map((fence) => ({ key: fence.id, element: this.zone(fence, seen, fence === chosen) })),
      isThere && isHeld(this.zones),
    );
    const told = seen.filter((crossing) => !chosen || crossing.fence === chosen.id).slice(-MAX_CROSSINGS).reverse();
    this.keptCrossings.write(
      told.map((crossing) => ({ key: keyOf(crossing), element: this.crossing(crossing, listed) })),
      isThere && isHeld(this.crossings),
    );
    setText(this.heading, chosen ? texts.crossingsOf(chosen.name) : texts.crossings);
    this.all.hidden = !chosen;
    this.none.hidden = told.length > 0;
    setText(this.none, listed.length === 0 ? texts.noZones : texts.noCrossings);
  }

  private zone(fence: Fence, seen: readonly Crossing[], isChosen: boolean): HTMLElement {
    const { format } = this;
    const last = seen.filter((crossing) => crossing.fence === fence.id).at(-1);
    const valid = [
      fence.fromMillis === undefined ? "" : texts.validFrom(format.time(fence.fromMillis)),
      fence.untilMillis === undefined ? "" : texts.untilTime(format.time(fence.untilMillis)),
    ];
    return h(
      "li",
      { class: "row zone", "data-kind": fence.kind, "data-current": isChosen },
      h("span", { class: "mark" }, h("span", { class: "swatch" })),
      h(
        "button",
        { type: "button", class: "title", "aria-pressed": String(isChosen), onclick: () => this.choose(fence) },
        h("b", {}, fence.name),
      ),
      h("span", { class: "side" }, last ? format.time(last.timeMillis) : ""),
      h("span", { class: "line" }, [texts.fenceKinds[fence.kind], ...valid].filter((part) => part !== "").join(" · ")),
    );
  }

  private crossing(crossing: Crossing, listed: readonly Fence[]): HTMLElement {
    const fence = listed.find((known) => known.id === crossing.fence);
    return h(
      "li",
      { class: "row" },
      h("span", { class: "mark" }, icon(crossing.isEntry ? "enter" : "leave", 18)),
      h("button", { type: "button", class: "title", onclick: () => this.actions.select(crossing.vehicle) }, h("b", {}, this.format.id(crossing.vehicle))),
      h("span", { class: "side" }, this.format.clock(crossing.timeMillis)),
      h("span", { class: "line" }, crossing.isEntry ? texts.entered(fence?.name ?? "") : texts.left(fence?.name ?? "")),
    );
  }
}

function keyOf({ fence, vehicle, isEntry, timeMillis }: Crossing): string {
  return `${fence} ${vehicle} ${isEntry} ${timeMillis}`;
}
