// SPDX-License-Identifier: Apache-2.0
import type { Plan } from "@roadstream/client";
import { h, isHeld, setText } from "./dom.ts";
import type { Format } from "./format.ts";
import { KeptRows } from "./keptRows.ts";
import { icon } from "./icons.ts";
import type { Operations } from "./operations.ts";
import { byLateness } from "./orderState.ts";
import { stopTimes } from "./planLine.ts";
import { texts } from "./texts.ts";

const EVERY_MILLIS = 5_000;
const MAX_ROWS = 200;

/** What each vehicle is to do, those with late orders first. */
export class PlanList {
  private written = "";
  private waiting = 0;
  private isReleased = false;
  private readonly rows = h("ul", { class: "rows", "aria-label": texts.plans });
  private readonly kept = new KeptRows(this.rows);
  private readonly rest = h("p", { class: "empty", hidden: true });

  constructor(
    private readonly body: HTMLElement,
    private readonly operations: Operations,
    private readonly format: Format,
    private readonly onVehicle: (id: string) => void,
  ) {}

  /** Lets in what waits. */
  release(): void {
    this.written = "";
    this.isReleased = true;
  }

  /** How many plans wait to be let in. */
  write(nowMillis: number): number {
    const isThere = this.rows.parentElement === this.body;
    if (!isThere) {
      this.body.replaceChildren(this.rows, this.rest);
    }
    const { plans, orders } = this.operations;
    const key = `${plans.revision} ${orders.revision} ${Math.floor(nowMillis / EVERY_MILLIS)}`;
    if (key === this.written) {
      return this.waiting;
    }
    this.written = key;
    const { late } = this.operations.work(nowMillis);
    const listed = plans.list().sort((a, b) => {
      const [lateA, lateB] = [late.get(a.vehicle), late.get(b.vehicle)];
      return lateA && lateB ? byLateness(lateA, lateB) : lateA ? -1 : lateB ? 1 : a.vehicle.localeCompare(b.vehicle);
    });
    const rows = listed.slice(0, MAX_ROWS).map((plan) => ({ key: plan.vehicle, element: this.row(plan, nowMillis) }));
    const isStill = isThere && !this.isReleased && isHeld(this.rows);
    this.isReleased = false;
    this.waiting = this.kept.write(rows, isStill);
    const more = listed.length - MAX_ROWS;
    setText(this.rest, listed.length === 0 ? texts.noPlans : more > 0 ? texts.moreRows(this.format.count(more)) : "");
    this.rest.hidden = this.rest.textContent === "";
    return this.waiting;
  }

  private row(plan: Plan, nowMillis: number): HTMLElement {
    const lateness = this.operations.work(nowMillis).late.get(plan.vehicle);
    const next = plan.stops[0];
    const driver = this.operations.directory.driver(plan.driver ?? "")?.name ?? this.operations.driverName(plan.vehicle);
    return h(
      "li",
      { class: "row", "data-order": lateness ? "late" : "assigned" },
      h("span", { class: "mark" }, icon(lateness ? "late" : "plan", 18)),
      h(
        "button",
        { type: "button", class: "title", onclick: () => this.onVehicle(plan.vehicle) },
        h("b", {}, this.format.id(plan.vehicle)),
        driver === "" ? "" : ` ${driver}`,
      ),
      h("span", { class: "side" }, next ? stopTimes(next, this.operations.orders.get(next.order), this.format) : ""),
      h(
        "span",
        { class: "line" },
        `${texts.stopCount(plan.stops.length)} · ${texts.planFor(texts.causes[plan.cause] ?? "", this.format.time(plan.madeMillis))}`,
      ),
      lateness?.delayMillis === undefined ? "" : h("span", { class: "badge late" }, this.format.delay(lateness.delayMillis)),
    );
  }
}
