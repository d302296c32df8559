// SPDX-License-Identifier: Apache-2.0
import type { Order, Told } from "@roadstream/client";
import { h, setText } from "./dom.ts";
import type { Format } from "./format.ts";
import { isOpen, latenessOf } from "./orderState.ts";
import { texts } from "./texts.ts";
import { isNews, isSame, type Times, timesOf } from "./told.ts";

/** What the customer of an order was told and when, what they should hear, and the button that tells it. */
export class ToldView {
  readonly element = h("section", { class: "told" });
  readonly button = h("button", { type: "button", class: "primary", onclick: () => this.tell() });
  private offer: Times | undefined;
  private isSending = false;
  private written: string | undefined;

  /** @param send tells it; what cannot be unread is not taken back */
  constructor(
    private readonly format: Format,
    private readonly send: (times: Times) => Promise<void>,
  ) {}

  /** @param told the oldest first; undefined while nobody knows */
  write(order: Order, told: readonly Told[] | undefined, isPast: boolean, nowMillis: number): void {
    const eta = isOpen(order) ? order.dropoffEta : undefined;
    const last = told?.at(-1);
    const offer = eta && timesOf(eta);
    const isDue = eta !== undefined && told !== undefined && !isPast && isNews(eta, last, latenessOf(order, nowMillis) !== undefined);
    const row = (time: string, text: string, kind: string) => h("li", { class: kind }, h("span", { class: "when" }, time), text);
    const times = ({ fromMillis, untilMillis }: Times) => this.format.times(fromMillis, untilMillis);
    const rows = [
      ...(told ?? []).map((one) => row(this.format.time(one.timeMillis), texts.toldArrives(times(one)), "")),
      ...(offer && isDue ? [row("", texts.notYetTold(times(offer)), "late")] : []),
    ];
    this.element.hidden = rows.length === 0 && !isOpen(order);
    const none = told ? texts.toldNothing : texts.toldUnknown;
    const key = rows.length === 0 ? none : rows.map((one) => one.textContent).join("|");
    // What is written stays as long as it says the same: people select text.
    if (key !== this.written) {
      this.written = key;
      this.element.replaceChildren(
        h("h3", {}, texts.toldCustomer),
        rows.length === 0 ? h("p", { class: "empty" }, none) : h("ol", {}, ...rows),
      );
    }
    const isKnown = offer !== undefined && last !== undefined && isSame(offer, last);
    this.offer = offer;
    this.button.disabled = isPast || offer === undefined || isKnown || this.isSending;
    setText(this.button, offer ? texts.tellCustomer(times(offer)) : texts.tellNothing);
  }

  /** What the button says, also if the estimate moves meanwhile. */
  private tell(): void {
    const { offer } = this;
    if (!offer) {
      return;
    }
    this.isSending = true;
    this.button.disabled = true;
    void this.send(offer).finally(() => {
      this.isSending = false;
    });
  }
}
