// SPDX-License-Identifier: Apache-2.0
import type { Candidate } from "./candidates.ts";
import { h, isHeld, setText } from "./dom.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import { KeptRows } from "./keptRows.ts";
import { texts } from "./texts.ts";

const LIST_ID = "reassign-to";

/** To whom else an order can be given: a button that opens the nearest vehicles, each one press away. */
export class Reassign {
  readonly button = h("button", { type: "button", class: "quiet", "aria-expanded": "false", "aria-controls": LIST_ID, onclick: () => this.toggle() }, texts.reassign);
  readonly element = h("section", { class: "reassign", id: LIST_ID, hidden: true, "aria-label": texts.reassignTo });
  private readonly list = h("ol", {});
  private readonly kept = new KeptRows(this.list);
  private readonly none = h("p", { class: "empty", hidden: true }, texts.noCandidate);

  /** @param onToggle the list was opened or closed */
  constructor(
    private readonly format: Format,
    private readonly choose: (vehicle: string) => void,
    private readonly onToggle: () => void,
  ) {
    this.element.append(h("h3", {}, texts.reassignTo, h("span", {}, texts.toPickup)), this.list, this.none);
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        this.close();
      }
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** @param candidates asked for while the list is open */
  write(isPossible: boolean, candidates: () => readonly Candidate[]): void {
    this.button.disabled = !isPossible;
    if (!isPossible) {
      this.show(false);
    }
    if (!this.isOpen) {
      return;
    }
    const found = candidates();
    this.none.hidden = found.length > 0;
    this.kept.write(found.map((candidate) => ({ key: candidate.vehicle.id, element: this.row(candidate) })), isHeld(this.list));
  }

  private row({ vehicle, driver, meters, openOrders }: Candidate): HTMLElement {
    const id = this.format.id(vehicle.id);
    const name = [id, driver].filter((part) => part !== "").join(" · ");
    const what = [texts.states[vehicle.state], texts.openOrders(openOrders)].join(" · ");
    return h(
      "li",
      { "data-state": vehicle.state },
      h(
        "button",
        { type: "button", onclick: () => this.give(vehicle.id) },
        h("span", { class: "glyph" }, icon(vehicle.state, 18)),
        h("span", { class: "title" }, h("span", { class: "unseen" }, `${texts.reassignTo} `), name),
        h("span", { class: "side" }, this.format.distance(meters)),
        h("span", { class: "line" }, what),
      ),
    );
  }

  private give(vehicle: string): void {
    this.close();
    this.choose(vehicle);
  }

  private toggle(): void {
    this.show(!this.isOpen);
    this.onToggle();
    // The panel alone: scrollIntoView would move the page, too.
    const panel = this.element.closest(".order");
    if (this.isOpen && panel) {
      panel.scrollTop += this.element.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    }
  }

  private close(): void {
    this.show(false);
    this.button.focus();
    this.onToggle();
  }

  private show(isOpen: boolean): void {
    this.element.hidden = !isOpen;
    this.button.setAttribute("aria-expanded", String(isOpen));
    setText(this.button, isOpen ? texts.keepAssigned : texts.reassign);
  }
}
