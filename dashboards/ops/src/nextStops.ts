// SPDX-License-Identifier: Apache-2.0
import type { Order, Plan, PlanStop } from "@roadstream/client";
import { h, isHeld, setText } from "./dom.ts";
import type { Format } from "./format.ts";
import { type Arrival, axisOf, intervalBar } from "./intervalBar.ts";
import { KeptRows } from "./keptRows.ts";
import type { Operations } from "./operations.ts";
import { LATE_SHARE, latenessOf } from "./orderState.ts";
import { texts } from "./texts.ts";

const MOST_STOPS = 8;

/** The stops of a vehicle that come next, each with its interval on one axis. */
export class NextStops {
  readonly element = h("section", { class: "next-stops" });
  private readonly body = h("ol", {});
  private readonly kept = new KeptRows(this.body);
  private readonly none = h("p", { class: "empty", hidden: true }, texts.noStops);
  private readonly more = h("p", { class: "empty", hidden: true });
  private written = "";

  constructor(
    private readonly operations: Operations,
    private readonly format: Format,
    private readonly onOrder: (id: string) => void,
  ) {
    const { interval, promised, now } = texts.bar;
    const key = [
      h("span", { class: "key", "data-kind": "band" }, interval),
      h("span", { class: "key", "data-kind": "promised" }, promised),
      h("span", { class: "key", "data-kind": "now" }, now),
    ];
    this.element.append(h("h3", {}, texts.nextStops), h("p", { class: "keys", "aria-hidden": "true" }, ...key), this.body, this.none, this.more);
  }

  write(plan: Plan | undefined, nowMillis: number): void {
    this.element.hidden = plan === undefined;
    const { orders } = this.operations;
    const key = `${plan?.vehicle} ${plan?.version} ${orders.revision} ${Math.floor(nowMillis / 10_000)}`;
    if (key === this.written) {
      return;
    }
    this.written = key;
    const stops = plan?.stops.slice(0, MOST_STOPS) ?? [];
    const arrivals = stops.map((stop) => arrivalOf(stop, orders.get(stop.order), nowMillis));
    const axis = axisOf(arrivals, nowMillis);
    const rows = stops.map((stop, i) => {
      const bar = intervalBar(arrivals[i] ?? arrivalOf(stop, undefined, nowMillis), axis, nowMillis, this.format);
      return { key: `${stop.order} ${stop.isPickup}`, element: this.row(stop, i + 1, bar, nowMillis) };
    });
    this.kept.write(rows, isHeld(this.body));
    this.none.hidden = stops.length > 0;
    const more = (plan?.stops.length ?? 0) - MOST_STOPS;
    setText(this.more, more > 0 ? texts.moreStops(more) : "");
    this.more.hidden = more <= 0;
  }

  private row(stop: PlanStop, number: number, bar: HTMLElement, nowMillis: number): HTMLElement {
    const order = this.operations.orders.get(stop.order);
    const lateness = order && !stop.isPickup ? latenessOf(order, nowMillis) : undefined;
    const id = this.format.orderId(stop.order);
    const end = stop.isPickup ? order?.pickup : order?.dropoff;
    return h(
      "li",
      {},
      h("span", { class: "number", role: "img", "aria-label": texts.stopNumber(number) }, String(number)),
      h(
        "button",
        { type: "button", class: "title", onclick: () => this.onOrder(stop.order) },
        stop.isPickup ? texts.pickupOf(id) : texts.dropoffOf(id),
      ),
      lateness
        ? h("span", { class: "badge late" }, lateText(lateness.share, this.format))
        : h("span", { class: "side" }, stop.isPickup || order?.dropoffEta?.lateShare === undefined ? "" : texts.inWindow),
      end?.name ? h("span", { class: "where" }, end.name) : "",
      bar,
    );
  }
}

/** Past the promise it is no question of likelihood. */
export function lateText(share: number, format: Format): string {
  return share >= 1 ? texts.isOver : texts.likelyLate(format.percent(share));
}

/** The estimate of a stop; without one the plan's own time, without an interval. */
export function arrivalOf(stop: PlanStop, order: Order | undefined, nowMillis: number): Arrival {
  const eta = stop.isPickup ? order?.pickupEta : order?.dropoffEta;
  const end = stop.isPickup ? order?.pickup : order?.dropoff;
  const isLate = !stop.isPickup && order !== undefined && latenessOf(order, nowMillis) !== undefined;
  return {
    p10Millis: eta?.p10Millis ?? stop.arrivalMillis,
    p50Millis: eta?.p50Millis ?? stop.arrivalMillis,
    p90Millis: eta?.p90Millis ?? stop.arrivalMillis,
    fromMillis: end?.fromMillis,
    untilMillis: end?.untilMillis ?? stop.dueMillis,
    isLate: isLate || (eta?.lateShare ?? 0) >= LATE_SHARE,
  };
}
