// SPDX-License-Identifier: Apache-2.0
import type { OrderInShort } from "@roadstream/client";
import type { DayOrders } from "./dayOrders.ts";
import { h, isHeld, setText } from "./dom.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import { KeptRows } from "./keptRows.ts";
import { ORDER_ICONS } from "./orderGlyphs.ts";
import { isOpen, stageOf } from "./orderState.ts";
import { texts } from "./texts.ts";

const MOST_ROWS = 40;

/** Orders of a vehicle today, how many are open and how many ended, and each of them. */
export class DayOrdersView {
  readonly element: HTMLElement;
  private readonly counts = h("span", {});
  private readonly rows = h("ul", {});
  private readonly kept = new KeptRows(this.rows);
  private readonly rest = h("p", { class: "empty", hidden: true });
  private written = "";

  constructor(
    private readonly format: Format,
    private readonly onOrder: (id: string) => void,
  ) {
    this.element = h("section", { class: "day-orders" }, h("h3", {}, texts.todaysOrders, this.counts), this.rows, this.rest);
  }

  /** @param orders undefined where nobody knows: of the past, and of a fleet without orders */
  write(orders: DayOrders | undefined, problem: string): void {
    this.element.hidden = orders === undefined;
    if (!orders) {
      return;
    }
    const all = [...orders.open, ...orders.ended];
    const isStill = isHeld(this.rows);
    const key = writtenKey(all, problem, isStill);
    if (key === this.written) {
      return;
    }
    this.written = key;
    const done = orders.ended.filter((order) => stageOf(order) === "delivered").length;
    setText(this.counts, texts.dayCounts(this.format.count(orders.open.length), this.format.count(done)));
    this.kept.write(
      all.slice(0, MOST_ROWS).map((order) => ({ key: order.id, element: this.row(order) })),
      isStill,
    );
    const more = all.length > MOST_ROWS ? texts.moreOrders(this.format.count(all.length - MOST_ROWS)) : "";
    setText(this.rest, [all.length === 0 ? texts.noOrdersToday : more, problem].filter((part) => part !== "").join(" "));
    this.rest.hidden = this.rest.textContent === "";
  }

  private row(order: OrderInShort): HTMLElement {
    const stage = stageOf(order);
    return h(
      "li",
      { "data-order": stage },
      h("span", { class: "mark" }, icon(ORDER_ICONS[stage], 16)),
      h(
        "button",
        { type: "button", class: "title", onclick: () => this.onOrder(order.id) },
        h("b", {}, this.format.orderId(order.id)),
        ` ${order.name}`,
      ),
      h("span", { class: "side" }, isOpen(order) ? texts.orderStates[stage] : this.format.time(order.changedMillis)),
    );
  }
}

/** What is the same as long as nothing is to be written: rows that came while the list was held come in when it is let go. */
export function writtenKey(orders: readonly OrderInShort[], problem: string, isStill: boolean): string {
  return `${isStill} ${problem} ${orders.map(({ id, status, changedMillis }) => `${id} ${status} ${changedMillis}`).join()}`;
}
