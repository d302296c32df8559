// SPDX-License-Identifier: Apache-2.0
import { byId, h } from "./dom.ts";
import { icon, type IconName } from "./icons.ts";
import type { PanelTab } from "./panel.ts";
import { setSheet } from "./sheet.ts";
import { texts } from "./texts.ts";

export interface TabbarActions {
  /** Shows the map and as little of the sheet as there is. */
  map(): void;
  open(tab: PanelTab): void;
  /** Everything else, by name. */
  more(): void;
}

/** The phone's way around: under the thumb. */
export class Tabbar {
  private readonly badge = h("span", { class: "badge", "aria-hidden": "true" });
  private readonly buttons: Record<"map" | Exclude<PanelTab, "zones">, HTMLButtonElement>;
  private readonly bar = byId("tabbar");

  constructor(actions: TabbarActions) {
    this.bar.setAttribute("aria-label", texts.tabbar);
    this.buttons = {
      map: tab("map", texts.mapTab, () => {
        setSheet("low");
        actions.map();
        this.mark("map");
      }),
      alerts: tab("bell", texts.alerts, () => this.show("alerts", actions)),
      orders: tab("box", texts.orders, () => this.show("orders", actions)),
      plans: tab("plan", texts.plans, () => this.show("plans", actions)),
      table: tab("list", texts.vehicles, () => this.show("table", actions)),
    };
    this.buttons.alerts.append(this.badge);
    this.bar.append(
      ...Object.values(this.buttons),
      tab("menu", texts.more, () => actions.more()),
    );
    this.mark("alerts");
  }

  /**
   * @param openAlerts that nobody has closed
   * @param hasOrders orders and plans stand where the table of vehicles does without them
   */
  write(openAlerts: number, hasOrders: boolean): void {
    this.buttons.orders.hidden = !hasOrders;
    this.buttons.plans.hidden = !hasOrders;
    this.buttons.table.hidden = hasOrders;
    this.bar.toggleAttribute("data-orders", hasOrders);
    this.badge.textContent = openAlerts === 0 ? "" : openAlerts > 99 ? "99+" : String(openAlerts);
    this.badge.hidden = openAlerts === 0;
  }

  private show(tab: PanelTab, actions: TabbarActions): void {
    if (document.body.dataset["sheet"] === "low") {
      setSheet("half");
    }
    actions.open(tab);
    this.mark(tab);
  }

  private mark(current: "map" | PanelTab): void {
    for (const [key, button] of Object.entries(this.buttons)) {
      if (key === current) {
        button.setAttribute("aria-current", "true");
      } else {
        button.removeAttribute("aria-current");
      }
    }
  }
}

function tab(name: IconName, title: string, action: () => void): HTMLButtonElement {
  return h("button", { type: "button", onclick: action }, icon(name, 20), h("span", {}, title));
}
