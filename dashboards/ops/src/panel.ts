// SPDX-License-Identifier: Apache-2.0
import type { Fence, Told } from "@roadstream/client";
import { AlertList } from "./alertList.ts";
import type { AlertRow } from "./alertRows.ts";
import type { Fleetmates } from "./candidates.ts";
import { h, setText } from "./dom.ts";
import type { ShownVehicle } from "./layers.ts";
import type { Format } from "./format.ts";
import type { Operations } from "./operations.ts";
import { type OrderFilter, OrderList } from "./orderList.ts";
import { type Carrier, OrderView } from "./orderView.ts";
import { PlanList } from "./planList.ts";
import { texts } from "./texts.ts";
import type { Times } from "./told.ts";
import { type TableList, VehicleTable } from "./vehicleTable.ts";
import { ZoneList } from "./zoneList.ts";
import { type VehicleFacts, VehicleView } from "./vehicleView.ts";

export type { TableList };

const LIST_ID = "panel-list";

export type PanelTab = "alerts" | "table" | "orders" | "plans" | "zones";

export interface PanelActions {
  me(): string;
  select(id: string | undefined): void;
  selectOrder(id: string): void;
  /** A zone to look at; undefined for none. */
  zone(fence: Fence | undefined): void;
  show(row: AlertRow): void;
  follow(): void;
  copyLink(order: string): Promise<string>;
  assign(order: string, vehicle: string): Promise<void>;
  tell(order: string, times: Times): Promise<void>;
  acknowledge(row: AlertRow): Promise<void>;
  resolve(row: AlertRow): Promise<void>;
}

/** What the panel is told of. */
export interface PanelFacts {
  readonly alerts: readonly AlertRow[];
  readonly shown: readonly ShownVehicle[];
  readonly vehicle: VehicleFacts | undefined;
  /** Id of the selected order. */
  readonly order: string | undefined;
  readonly carrierOf: (vehicle: string) => Carrier | undefined;
  /** Those who could bring the order. */
  readonly mates: () => Fleetmates;
  /** What the customer of the order was told; undefined while nobody knows. */
  readonly told: readonly Told[] | undefined;
  readonly isFollowing: boolean;
  /** The street on which a vehicle was seen at a time. */
  readonly streetOf: (vehicle: string, timeMillis: number) => string | undefined;
  /** The moment of the past that is looked at; undefined for now. */
  readonly momentMillis: number | undefined;
  /** What of the alerts of that moment is not known; empty for nothing. */
  readonly alertsNote: string;
  /** Whether it is known at all which alerts there were. */
  readonly hasAlerts: boolean;
  /** Orders and plans are known of now only, whatever moment is looked at. */
  readonly liveMillis: number;
}

/** What stands beside the map: alerts, the table of vehicles in view, orders, plans, or one vehicle or order. */
export class Panel {
  private tab: PanelTab = "alerts";
  private readonly tabs: Record<PanelTab, HTMLButtonElement>;
  private readonly listBody = h("div", { class: "body", id: LIST_ID, role: "tabpanel", tabindex: "0" });
  private readonly head: HTMLElement;
  private vehicle: VehicleView | undefined;
  private order: OrderView | undefined;
  private readonly asNow = h("p", { class: "note", hidden: true });
  private readonly waiting = h("button", { type: "button", class: "waiting", onclick: () => this.release() });
  private readonly alerts: AlertList;
  private readonly table: VehicleTable;
  private readonly orders: OrderList;
  private readonly plans: PlanList;
  private readonly zones: ZoneList;

  constructor(
    private readonly container: HTMLElement,
    private readonly operations: Operations,
    private readonly format: Format,
    private readonly actions: PanelActions,
  ) {
    const tab = (key: PanelTab, title: string) =>
      h(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${key}`,
          "data-tab": key,
          "aria-controls": LIST_ID,
          onclick: () => this.open(key),
          onkeydown: (event) => this.stepTab(event as KeyboardEvent),
        },
        title,
      );
    this.tabs = {
      alerts: tab("alerts", texts.alerts),
      table: tab("table", texts.inView),
      orders: tab("orders", texts.orders),
      plans: tab("plans", texts.plans),
      zones: tab("zones", texts.zones),
    };
    this.head = h(
      "div",
      { class: "head" },
      h("div", { class: "tabs", role: "tablist", "aria-label": texts.lists }, ...Object.values(this.tabs)),
      this.waiting,
    );
    this.alerts = new AlertList(this.listBody, operations, format, actions);
    this.table = new VehicleTable(this.listBody, format, actions);
    this.orders = new OrderList(this.listBody, operations, format, (id) => actions.selectOrder(id));
    this.plans = new PlanList(this.listBody, operations, format, (id) => actions.select(id));
    this.zones = new ZoneList(this.listBody, operations, format, actions);
    container.append(this.head, this.asNow, this.listBody);
    this.open("alerts");
  }

  /** The table, with the vehicles that a number stands for. */
  openTable(list: TableList): void {
    this.table.list = list;
    this.open("table");
  }

  /** The orders that a number stands for. */
  openOrders(filter: OrderFilter): void {
    this.orders.show(filter);
    this.open("orders");
  }

  open(tab: PanelTab): void {
    this.tab = tab;
    this.listBody.replaceChildren();
    for (const [key, button] of Object.entries(this.tabs)) {
      button.setAttribute("aria-selected", String(key === tab));
      button.tabIndex = key === tab ? 0 : -1;
    }
    this.listBody.setAttribute("aria-labelledby", `tab-${tab}`);
  }

  /** Arrows go from tab to tab, Home and End to the first and last. */
  private stepTab(event: KeyboardEvent): void {
    const shown = Object.entries(this.tabs).filter(([, button]) => !button.hidden) as [PanelTab, HTMLButtonElement][];
    const at = shown.findIndex(([key]) => key === this.tab);
    const steps: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 };
    const next = shown.at((steps[event.key] ?? at) % shown.length);
    if (event.key in steps && next) {
      event.preventDefault();
      this.open(next[0]);
      next[1].focus();
    }
  }

  /** The alert that keys act on; none while the list is not in sight. */
  currentAlert(alerts: readonly AlertRow[]): AlertRow | undefined {
    const isInSight = this.tab === "alerts" && !this.vehicle && !this.order;
    return isInSight ? this.alerts.current(alerts) : undefined;
  }

  step(alerts: readonly AlertRow[], by: number): void {
    this.alerts.step(alerts, by);
  }

  write(facts: PanelFacts, nowMillis: number): void {
    this.writeTabs(facts);
    if (facts.vehicle) {
      this.writeVehicle(facts.vehicle, facts.momentMillis !== undefined, nowMillis);
    } else if (facts.order !== undefined) {
      this.writeOrder(facts.order, facts);
    } else {
      this.writeList(facts, nowMillis);
    }
  }

  /** Charts take their colours when they are made. */
  recolour(): void {
    this.vehicle?.recolour();
  }

  private writeTabs({ alerts, shown }: PanelFacts): void {
    const open = alerts.filter((row) => row.phase !== "resolved").length;
    setText(this.tabs.alerts, open > 0 ? `${texts.alerts} ${open > 99 ? "99+" : open}` : texts.alerts);
    setText(this.tabs.table, `${texts.inView} ${this.format.count(shown.length)}`);
    this.tabs.orders.hidden = !this.operations.hasOrders;
    this.tabs.plans.hidden = !this.operations.hasOrders;
    this.tabs.zones.hidden = this.operations.fences.size === 0;
  }

  private writeVehicle(vehicle: VehicleFacts, isPast: boolean, nowMillis: number): void {
    if (this.vehicle?.id !== vehicle.id) {
      this.leave();
      this.vehicle = new VehicleView(vehicle.id, this.operations, this.format, this.actions);
      this.container.replaceChildren(this.vehicle.element);
    }
    this.vehicle.write(vehicle, isPast, nowMillis);
  }

  private writeOrder(id: string, facts: PanelFacts): void {
    if (this.order?.id !== id) {
      this.leave();
      this.order = new OrderView(id, this.operations, this.format, this.actions, () => this.actions.select(undefined));
      this.container.replaceChildren(this.order.element);
    }
    this.order.write(facts, facts.liveMillis);
  }

  private writeList({ alerts, shown, momentMillis, alertsNote, hasAlerts, liveMillis }: PanelFacts, nowMillis: number): void {
    if (this.vehicle || this.order) {
      this.leave();
      this.container.replaceChildren(this.head, this.asNow, this.listBody);
    }
    const isPast = momentMillis !== undefined;
    const isOfNow = isPast && (this.tab === "orders" || this.tab === "plans");
    setText(this.asNow, isOfNow ? texts.asNow(this.format.clock(momentMillis)) : this.tab === "alerts" ? alertsNote : "");
    this.asNow.hidden = this.asNow.textContent === "";
    let waiting = 0;
    switch (this.tab) {
      case "alerts":
        waiting = this.alerts.write(alerts, nowMillis, isPast, hasAlerts);
        break;
      case "table":
        this.table.write(shown, nowMillis);
        break;
      case "orders":
        waiting = this.orders.write(liveMillis);
        break;
      case "plans":
        waiting = this.plans.write(liveMillis);
        break;
      case "zones":
        this.zones.write(nowMillis);
        break;
    }
    this.waiting.hidden = waiting === 0;
    setText(this.waiting, waiting === 0 ? "" : texts.newAlerts(this.format.count(waiting)));
  }

  /** The list that is shown; undefined for one vehicle or order. */
  get list(): PanelTab | undefined {
    return this.vehicle || this.order ? undefined : this.tab;
  }

  /** Lets in what waits at the top of the list. */
  private release(): void {
    this.alerts.release();
    this.orders.release();
    this.plans.release();
  }

  private leave(): void {
    this.vehicle?.end();
    this.vehicle = undefined;
    this.order = undefined;
  }
}
