// SPDX-License-Identifier: Apache-2.0
import type { VehicleType } from "@roadstream/client";
import { byId, h, setText } from "./dom.ts";
import type { FleetFilter } from "./fleetFilter.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import { VEHICLE_STATES, type VehicleState, WORK_STATES } from "./state.ts";
import { texts } from "./texts.ts";

/** The legend is also the filter: a click on a state hides it, and one type of vehicle can be chosen. */
export class Legend {
  private readonly counts = new Map<VehicleState, HTMLElement>();
  private readonly rows = new Map<VehicleState, HTMLElement>();
  private hidden = new Set<VehicleState>();
  private readonly types = h("select", { class: "types", hidden: true, "aria-label": texts.vehicleType, onchange: () => this.apply() });
  private offered = "";

  constructor(
    private readonly format: Format,
    private readonly onChange: (filter: FleetFilter) => void,
  ) {
    byId("legend-title").textContent = texts.vehicles;
    byId("legend-title").after(this.types);
    byId("legend-rows").append(
      ...VEHICLE_STATES.map((state) => {
        const count = h("span", { class: "count" }, "0");
        const row = h(
          "button",
          {
            type: "button",
            "data-state": state,
            "aria-pressed": "true",
            onclick: () => this.toggle(state),
          },
          h("span", { class: "glyph" }, icon(state, 18)),
          h("span", { class: "name" }, texts.states[state]),
          count,
        );
        this.counts.set(state, count);
        this.rows.set(state, row);
        return row;
      }),
    );
  }

  toggle(state: VehicleState): void {
    if (!this.hidden.delete(state)) {
      this.hidden.add(state);
    }
    this.apply();
  }

  clear(): void {
    this.hidden.clear();
    this.types.value = "";
    this.apply();
  }

  /** Offers types, if there is something to choose. */
  offer(types: readonly VehicleType[]): void {
    if (types.join() !== this.offered) {
      this.offered = types.join();
      const { value } = this.types;
      this.types.replaceChildren(
        h("option", { value: "" }, texts.allTypes),
        ...types.map((type) => h("option", { value: type }, texts.vehicleTypes[type])),
      );
      this.types.value = types.some((type) => type === value) ? value : "";
      this.types.hidden = types.length < 2;
      this.apply();
    }
  }

  /** @param hasOrders states of work mean something */
  show(counts: Readonly<Record<VehicleState, number>>, hasOrders: boolean): void {
    for (const state of VEHICLE_STATES) {
      const element = this.counts.get(state);
      if (element) {
        setText(element, this.format.count(counts[state]));
        // A fleet whose speeds are all known needs no word about it, and one without orders none about them.
        const row = this.rows.get(state);
        row?.toggleAttribute("data-none", counts[state] === 0);
        const isSpoken = WORK_STATES.has(state) ? hasOrders : state !== "unknown";
        if (row) {
          row.hidden = !isSpoken && counts[state] === 0 && !this.hidden.has(state);
        }
      }
    }
  }

  private apply(): void {
    for (const [state, row] of this.rows) {
      row.setAttribute("aria-pressed", String(!this.hidden.has(state)));
    }
    const { value } = this.types;
    this.onChange({ hidden: new Set(this.hidden), type: value in texts.vehicleTypes ? (value as VehicleType) : undefined });
  }
}
