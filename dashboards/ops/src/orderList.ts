// SPDX-License-Identifier: Apache-2.0
import type { Order } from "@roadstream/client";
import { intervalText, windowText } from "./arrival.ts";
import { h, isHeld, setText } from "./dom.ts";
import { KeptRows } from "./keptRows.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import { lateText } from "./nextStops.ts";
import type { Operations } from "./operations.ts";
import { ORDER_ICONS } from "./orderGlyphs.ts";
import { byLateness, isOpen, type Lateness, latenessOf, orderStateOf, stageOf } from "./orderState.ts";
import { texts } from "./texts.ts";

const MAX_ROWS = 200;
const EVERY_MILLIS = 1_000;

export type OrderFilter = keyof typeof texts.orderFilters;

/** Those of a filter that fit a text: late ones first, the worst on top, then by promise. */
export function listOrders(orders: readonly Order[], filter: OrderFilter, text: string, nowMillis: number): Order[] {
  const wanted = text.trim().toLowerCase().replace(/\s/g, "");
  const fits = (order: Order) =>
    wanted === "" ||
    [order.id, order.dropoff.name, order.pickup.name, order.customer ?? "", order.merchant ?? ""].some((name) =>
      name.toLowerCase().replace(/\s/g, "").includes(wanted),
    );
  const late = new Map(orders.map((order): [string, Lateness | undefined] => [order.id, latenessOf(order, nowMillis)]));
  const is: Record<OrderFilter, (order: Order) => boolean> = {
    open: isOpen,
    late: (order) => late.get(order.id) !== undefined,
    unassigned: (order) => stageOf(order) === "created",
    ended: (order) => !isOpen(order),
  };
  return orders
    .filter((order) => is[filter](order) && fits(order))
    .sort((a, b) => {
      const [lateA, lateB] = [late.get(a.id), late.get(b.id)];
      if (filter === "ended") {
        return b.changedMillis - a.changedMillis;
      }
      if (lateA && lateB) {
        return byLateness(lateA, lateB);
      }
      return lateA ? -1 : lateB ? 1 : (a.dropoff.untilMillis ?? Infinity) - (b.dropoff.untilMillis ?? Infinity) || 0;
    });
}

/** The orders that may be seen, by state and by id. Rows stay where they are while somebody points at them. */
export class OrderList {
  private filter: OrderFilter = "open";
  private written = "";
  private waiting = 0;
  private isReleased = false;
  private readonly chips = new Map<OrderFilter, HTMLElement>();
  private readonly input = h("input", {
    type: "search",
    placeholder: texts.searchOrders,
    "aria-label": texts.searchOrders,
    oninput: () => this.release(),
  });
  private readonly head: HTMLElement;
  private readonly rows = h("ul", { class: "rows", "aria-label": texts.orders });
  private readonly kept = new KeptRows(this.rows);
  private readonly rest = h("p", { class: "empty", hidden: true });

  constructor(
    private readonly body: HTMLElement,
    private readonly operations: Operations,
    private readonly format: Format,
    private readonly onOrder: (id: string) => void,
  ) {
    const names = Object.entries(texts.orderFilters) as [OrderFilter, string][];
    const chips = names.map(([filter, name]) => {
      const chip = h("button", { type: "button", "aria-pressed": String(filter === this.filter), onclick: () => this.show(filter) }, name);
      this.chips.set(filter, chip);
      return chip;
    });
    this.head = h("div", { class: "list-head" }, h("div", { class: "chips", role: "group", "aria-label": texts.orders }, ...chips), this.input);
  }

  show(filter: OrderFilter): void {
    this.filter = filter;
    this.release();
    for (const [key, chip] of this.chips) {
      chip.setAttribute("aria-pressed", String(key === filter));
    }
  }

  /** Lets in what waits. */
  release(): void {
    this.written = "";
    this.isReleased = true;
  }

  /** How many orders wait to be let in. */
  write(nowMillis: number): number {
    const isThere = this.head.parentElement === this.body;
    if (!isThere) {
      this.body.replaceChildren(this.head, this.rows, this.rest);
    }
    const key = `${this.operations.orders.revision} ${Math.floor(nowMillis / EVERY_MILLIS)}`;
    if (key === this.written) {
      return this.waiting;
    }
    this.written = key;
    const all = this.operations.orders.list();
    for (const [filter, chip] of this.chips) {
      const count = this.format.count(listOrders(all, filter, "", nowMillis).length);
      setText(chip, `${texts.orderFilters[filter]} ${count}`);
    }
    const found = listOrders(all, this.filter, this.input.value, nowMillis);
    const rows = found.slice(0, MAX_ROWS).map((order) => ({ key: order.id, element: this.row(order, nowMillis) }));
    const isStill = isThere && !this.isReleased && isHeld(this.rows);
    this.isReleased = false;
    this.waiting = this.kept.write(rows, isStill);
    setText(this.rest, this.restText(found.length));
    this.rest.hidden = this.rest.textContent === "";
    return this.waiting;
  }

  private restText(count: number): string {
    if (count === 0) {
      const text = this.input.value.trim();
      return text === "" ? texts.noOrdersOf[this.filter] : texts.noOrder(text);
    }
    return count > MAX_ROWS ? texts.moreRows(this.format.count(count - MAX_ROWS)) : "";
  }

  private row(order: Order, nowMillis: number): HTMLElement {
    const state = orderStateOf(order, nowMillis);
    const lateness = latenessOf(order, nowMillis);
    const eta = order.dropoffEta;
    const ended = isOpen(order) ? "" : this.format.time(order.changedMillis);
    return h(
      "li",
      { class: "row", "data-order": state },
      h("span", { class: "mark" }, icon(ORDER_ICONS[state], 18)),
      h("button", { type: "button", class: "title", onclick: () => this.onOrder(order.id) }, h("b", {}, this.format.orderId(order.id)), ` ${order.dropoff.name}`),
      h("span", { class: "side" }, ended === "" && eta ? intervalText(eta, this.format) : ended),
      h(
        "span",
        { class: "line" },
        [
          texts.orderStates[stageOf(order)],
          order.vehicle === undefined ? "" : this.format.id(order.vehicle),
          lateness ? "" : isOpen(order) ? windowText(order.dropoff, this.format) : "",
        ]
          .filter((part) => part !== "")
          .join(" · "),
      ),
      lateness ? h("span", { class: "badge late" }, lateText(lateness.share, this.format)) : "",
    );
  }
}
