// SPDX-License-Identifier: Apache-2.0
import { AlertList } from "./alertList.ts";
import { h, setText } from "./dom.ts";
import type { EmergencyAlert } from "./emergencies.ts";
import type { ShownVehicle } from "./layers.ts";
import type { Format } from "./format.ts";
import { texts } from "./texts.ts";
import { type TableList, VehicleTable } from "./vehicleTable.ts";
import { type VehicleFacts, VehicleView } from "./vehicleView.ts";

export type { TableList };

export type PanelTab = "alerts" | "table";

export interface PanelActions {
  select(id: string | undefined): void;
  show(alert: EmergencyAlert): void;
  follow(): void;
  acknowledge(alert: EmergencyAlert): Promise<void>;
  resolve(alert: EmergencyAlert): Promise<void>;
}

/** What stands beside the map: alerts, the table of vehicles in view, or one vehicle. */
export class Panel {
  private tab: PanelTab = "alerts";
  private readonly tabs: Record<PanelTab, HTMLButtonElement>;
  private readonly listBody = h("div", { class: "body" });
  private readonly head: HTMLElement;
  private vehicle: VehicleView | undefined;
  private readonly waiting = h("button", { type: "button", class: "waiting", onclick: () => this.alerts.release() });
  private readonly alerts: AlertList;
  private readonly table: VehicleTable;

  constructor(
    private readonly container: HTMLElement,
    private readonly format: Format,
    private readonly actions: PanelActions,
  ) {
    const tab = (key: PanelTab, title: string) =>
      h("button", { type: "button", role: "tab", onclick: () => this.open(key) }, title);
    this.tabs = { alerts: tab("alerts", texts.alerts), table: tab("table", texts.inView) };
    this.head = h(
      "div",
      { class: "head" },
      h("div", { class: "tabs", role: "tablist" }, this.tabs.alerts, this.tabs.table),
      this.waiting,
    );
    this.alerts = new AlertList(this.listBody, format, actions);
    this.table = new VehicleTable(this.listBody, format, actions);
    container.append(this.head, this.listBody);
    this.open("alerts");
  }

  /** The table, with the vehicles that a number stands for. */
  openTable(list: TableList): void {
    this.table.list = list;
    this.open("table");
  }

  open(tab: PanelTab): void {
    this.tab = tab;
    this.listBody.replaceChildren();
    for (const [key, button] of Object.entries(this.tabs)) {
      button.setAttribute("aria-selected", String(key === tab));
    }
  }

  /** The alert that keys act on; none while the list is not in sight. */
  currentAlert(alerts: readonly EmergencyAlert[]): EmergencyAlert | undefined {
    return this.tab === "alerts" && !this.vehicle ? this.alerts.current(alerts) : undefined;
  }

  step(alerts: readonly EmergencyAlert[], by: number): void {
    this.alerts.step(alerts, by);
  }

  write(
    alerts: readonly EmergencyAlert[],
    shown: readonly ShownVehicle[],
    vehicle: VehicleFacts | undefined,
    nowMillis: number,
    isPast: boolean,
  ): void {
    const open = alerts.filter((alert) => alert.phase !== "resolved").length;
    setText(this.tabs.alerts, open > 0 ? `${texts.alerts} ${open > 99 ? "99+" : open}` : texts.alerts);
    setText(this.tabs.table, `${texts.inView} ${this.format.count(shown.length)}`);
    if (vehicle) {
      if (this.vehicle?.id !== vehicle.id) {
        this.vehicle?.end();
        this.vehicle = new VehicleView(vehicle.id, this.format, this.actions);
        this.container.replaceChildren(this.vehicle.element);
      }
      this.vehicle.write(vehicle, nowMillis);
      return;
    }
    if (this.vehicle) {
      this.vehicle.end();
      this.vehicle = undefined;
      this.container.replaceChildren(this.head, this.listBody);
    }
    let waiting = 0;
    if (this.tab === "alerts") {
      waiting = this.alerts.write(alerts, nowMillis, isPast);
    } else {
      this.table.write(shown, nowMillis);
    }
    this.waiting.hidden = waiting === 0;
    setText(this.waiting, waiting === 0 ? "" : texts.newAlerts(this.format.count(waiting)));
  }

  /** Charts take their colours when they are made. */
  recolour(): void {
    this.vehicle?.recolour();
  }
}
