// SPDX-License-Identifier: Apache-2.0
import { h, isHeld, setText } from "./dom.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import type { ShownVehicle } from "./layers.ts";
import type { VehicleState } from "./state.ts";
import { texts } from "./texts.ts";

const MAX_ROWS = 200;

/** Which vehicles the table holds, and in which order. */
export interface TableList {
  readonly title: string;
  /** None stands for all. */
  readonly states: readonly VehicleState[];
  readonly isOldestFirst: boolean;
}

interface Row {
  readonly element: HTMLElement;
  readonly state: HTMLElement;
  readonly age: HTMLElement;
}

/** The map's twin for those who do not see it: vehicles in view. Its rows stay where they are while somebody points at them. */
export class VehicleTable {
  /** None stands for all in view. */
  list: TableList | undefined;
  private readonly rows = new Map<string, Row>();
  private known = 0;

  constructor(
    private readonly body: HTMLElement,
    private readonly format: Format,
    private readonly actions: { select(id: string): void },
  ) {}

  write(shown: readonly ShownVehicle[], nowMillis: number): void {
    const list = this.list;
    const wanted = shown.filter((v) => !list?.states.length || list.states.includes(v.state));
    const first = wanted
      .sort((a, b) =>
        list?.isOldestFirst ? a.eventTimeMillis - b.eventTimeMillis : a.id.localeCompare(b.id),
      )
      .slice(0, MAX_ROWS);
    const isThere = this.body.querySelector("table") !== null;
    const isSame =
      isThere &&
      first.length === this.rows.size &&
      [...this.rows.keys()].every((id, i) => id === first[i]?.id) &&
      wanted.length === this.known;
    if (isSame || (isThere && isHeld(this.body))) {
      shown.forEach((vehicle) => this.change(vehicle, nowMillis));
      return;
    }
    this.known = wanted.length;
    this.rows.clear();
    const columns = [texts.columns.id, texts.columns.state, texts.columns.age];
    this.body.replaceChildren(
      ...(list ? [this.filterLine(list)] : []),
      h(
        "table",
        { "aria-label": texts.inView },
        h("thead", {}, h("tr", {}, ...columns.map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {}, ...first.map((vehicle) => this.row(vehicle, nowMillis))),
      ),
      ...(wanted.length > MAX_ROWS
        ? [h("p", { class: "empty" }, texts.moreRows(this.format.count(wanted.length - MAX_ROWS)))]
        : []),
    );
  }

  private row(vehicle: ShownVehicle, nowMillis: number): HTMLElement {
    const id = h(
      "button",
      { type: "button", onclick: () => this.actions.select(vehicle.id) },
      this.format.id(vehicle.id),
    );
    const state = h("td", {});
    const age = h("td", {});
    const element = h("tr", {}, h("th", { scope: "row" }, id), state, age);
    this.rows.set(vehicle.id, { element, state, age });
    this.change(vehicle, nowMillis);
    return element;
  }

  private change(vehicle: ShownVehicle, nowMillis: number): void {
    const row = this.rows.get(vehicle.id);
    if (!row) {
      return;
    }
    if (row.element.dataset["state"] !== vehicle.state) {
      row.element.dataset["state"] = vehicle.state;
      row.state.replaceChildren(
        h("span", { class: "glyph" }, icon(vehicle.state, 14)),
        texts.states[vehicle.state],
      );
    }
    setText(row.age, this.format.age(nowMillis - vehicle.eventTimeMillis, nowMillis));
  }

  private filterLine(list: TableList): HTMLElement {
    const all = () => {
      this.list = undefined;
      this.body.replaceChildren();
    };
    return h(
      "p",
      { class: "filter" },
      list.title,
      h("button", { type: "button", class: "quiet", onclick: all }, texts.allVehicles),
    );
  }
}
