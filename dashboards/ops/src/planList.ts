// SPDX-License-Identifier: Apache-2.0
import type { Plan } from "@roadstream/client";
import { h, isHeld } from "./dom.ts";
import type { Format } from "./format.ts";
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
  private readonly rows = h("ul", { class: "rows", "aria-label": texts.plans });

  constructor(
    private readonly body: HTMLElement,
    private readonly operations: Operations,
    private readonly format: Format,
    private readonly onVehicle: (id: string) => void,
  ) {}

  write(nowMillis: number): void {
    const isThere = this.rows.parentElement === this.body;
    if (!isThere) {
      this.body.replaceChildren(this.rows);
    }
    const { plans, orders } = this.operations;
    const key = `${plans.revision} ${orders.revision} ${Math.floor(nowMillis / EVERY_MILLIS)}`;
    if (key === this.written || (isThere && isHeld(this.rows))) {
      return;
    }
    this.written = key;
    const { late } = this.operations.work(nowMillis);
    const listed = plans.list().sort((a, b) => {
      const [lateA, lateB] = [late.get(a.vehicle), late.get(b.vehicle)];
      return lateA && lateB ? byLateness(lateA, lateB) : lateA ? -1 : lateB ? 1 : a.vehicle.localeCompare(b.vehicle);
    });
    this.rows.replaceChildren(
      ...listed.slice(0, MAX_ROWS).map((plan) => this.row(plan, nowMillis)),
      ...(listed.length === 0 ? [h("li", { class: "empty" }, texts.noPlans)] : []),
      ...(listed.length > MAX_ROWS ? [h("li", { class: "empty" }, texts.moreRows(this.format.count(listed.length - MAX_ROWS)))] : []),
    );
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
