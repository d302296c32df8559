// SPDX-License-Identifier: Apache-2.0
import { h, setText } from "./dom.ts";
import type { EmergencyAlert, EmergencyPhase } from "./emergencies.ts";
import type { ShownVehicle } from "./layers.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import { texts } from "./texts.ts";
import type { VehicleState } from "./state.ts";
import { type VehicleFacts, VehicleView } from "./vehicleView.ts";

const MAX_ROWS = 200;

/** Which vehicles the table holds, and in which order. */
export interface TableList {
  readonly title: string;
  /** None stands for all. */
  readonly states: readonly VehicleState[];
  readonly isOldestFirst: boolean;
}

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
  private written = "";
  private current = 0;
  private isPast = false;
  private tableList: TableList | undefined;

  constructor(
    private readonly container: HTMLElement,
    private readonly format: Format,
    private readonly actions: PanelActions,
  ) {
    const tab = (key: PanelTab, title: string) =>
      h("button", { type: "button", role: "tab", onclick: () => this.open(key) }, title);
    this.tabs = { alerts: tab("alerts", texts.alerts), table: tab("table", texts.inView) };
    this.head = h("div", { class: "head", role: "tablist" }, this.tabs.alerts, this.tabs.table);
    container.append(this.head, this.listBody);
    this.open("alerts");
  }

  /** The table, with the vehicles that a number stands for. */
  openTable(list: TableList): void {
    this.tableList = list;
    this.open("table");
  }

  open(tab: PanelTab): void {
    this.tab = tab;
    this.written = "";
    for (const [key, button] of Object.entries(this.tabs)) {
      button.setAttribute("aria-selected", String(key === tab));
    }
  }

  /** The alert that keys act on. */
  currentAlert(alerts: readonly EmergencyAlert[]): EmergencyAlert | undefined {
    const open = alerts.filter((alert) => alert.phase !== "resolved");
    return open[Math.min(this.current, open.length - 1)];
  }

  step(alerts: readonly EmergencyAlert[], by: number): void {
    const open = alerts.filter((alert) => alert.phase !== "resolved").length;
    this.current = open === 0 ? 0 : (this.current + by + open) % open;
    this.written = "";
  }

  write(
    alerts: readonly EmergencyAlert[],
    shown: readonly ShownVehicle[],
    vehicle: VehicleFacts | undefined,
    nowMillis: number,
    isPast: boolean,
  ): void {
    this.isPast = isPast;
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
      this.written = "";
    }
    if (this.tab === "alerts") {
      this.writeAlerts(alerts, nowMillis);
    } else {
      this.writeTable(shown, nowMillis);
    }
  }

  /** Charts take their colours when they are made. */
  recolour(): void {
    this.vehicle?.recolour();
  }

  private writeAlerts(alerts: readonly EmergencyAlert[], nowMillis: number): void {
    const key = `alerts ${this.current} ${this.isPast} ${alerts.map((a) => `${a.vehicle}|${a.id}|${a.phase}`).join()}`;
    if (key !== this.written) {
      this.written = key;
      const current = this.currentAlert(alerts);
      const groups: EmergencyPhase[] = ["new", "acknowledged", "resolved"];
      this.listBody.replaceChildren(
        ...(alerts.length === 0 ? [h("p", { class: "empty" }, texts.allQuiet)] : []),
        ...groups.flatMap((phase) => {
          const members = alerts.filter((alert) => alert.phase === phase);
          return members.length === 0
            ? []
            : [
                h(
                  "section",
                  { class: "group" },
                  h(
                    "h2",
                    {},
                    texts.groups[phase],
                    h(
                      "span",
                      {},
                      phase === "resolved" ? texts.lastHalfHour : this.format.count(members.length),
                    ),
                  ),
                  ...members.map((alert) => this.alertRow(alert, alert === current)),
                ),
              ];
        }),
      );
    }
    for (const age of this.listBody.querySelectorAll<HTMLElement>("[data-age]")) {
      setText(age, this.format.age(nowMillis - Number(age.dataset["age"]), nowMillis));
    }
  }

  private alertRow(alert: EmergencyAlert, isCurrent: boolean): HTMLElement {
    const problem = h("span", { class: "problem" });
    const attempt = (action: (alert: EmergencyAlert) => Promise<void>) => () => {
      action(alert).catch((error: unknown) => {
        problem.textContent = texts.notSaved(error instanceof Error ? error.message : String(error));
      });
    };
    const byWhom =
      alert.phase === "resolved"
        ? texts.resolvedBy(alert.resolvedBy ?? "")
        : alert.phase === "acknowledged"
          ? texts.acknowledgedBy(
              alert.acknowledgedBy ?? "",
              this.format.time(alert.acknowledgedMillis ?? 0),
            )
          : "";
    const line = [alert.note, byWhom].filter((part) => part !== "").join(" · ");
    return h(
      "article",
      { class: "alert", "data-phase": alert.phase, "data-current": isCurrent },
      h("span", { class: "mark" }, icon(alert.phase === "resolved" ? "check" : "sos", 20)),
      h(
        "button",
        { type: "button", class: "title", onclick: () => this.actions.show(alert) },
        h("b", {}, this.format.id(alert.vehicle)),
        ` ${texts.sosFromDriver}`,
      ),
      alert.phase === "new"
        ? h("time", { "data-age": String(alert.raisedMillis) })
        : h("time", {}, this.format.time(alert.resolvedMillis ?? alert.acknowledgedMillis ?? 0)),
      line === "" ? "" : h("span", { class: "line" }, line),
      alert.phase === "resolved" || this.isPast
        ? ""
        : h(
            "span",
            { class: "actions" },
            alert.phase === "new"
              ? h(
                  "button",
                  { type: "button", class: "quiet", onclick: attempt(this.actions.acknowledge) },
                  texts.acknowledge,
                  h("kbd", {}, "A"),
                )
              : h(
                  "button",
                  { type: "button", class: "quiet", onclick: attempt(this.actions.resolve) },
                  texts.resolve,
                  h("kbd", {}, "R"),
                ),
          ),
      problem,
    );
  }

  private writeTable(shown: readonly ShownVehicle[], nowMillis: number): void {
    // A list never reorders under the pointer or the focus.
    if (this.written === "table" && this.listBody.matches(":hover, :focus-within")) {
      return;
    }
    this.written = "table";
    const list = this.tableList;
    const wanted = shown.filter((v) => !list?.states.length || list.states.includes(v.state));
    const rows = wanted
      .sort((a, b) =>
        list?.isOldestFirst ? a.eventTimeMillis - b.eventTimeMillis : a.id.localeCompare(b.id),
      )
      .slice(0, MAX_ROWS);
    this.listBody.replaceChildren(
      ...(list ? [this.filterLine(list)] : []),
      h(
        "table",
        { "aria-label": texts.inView },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ...[texts.columns.id, texts.columns.state, texts.columns.age].map((name) =>
              h("th", { scope: "col" }, name),
            ),
          ),
        ),
        h(
          "tbody",
          {},
          ...rows.map((v) =>
            h(
              "tr",
              { "data-state": v.state },
              h(
                "th",
                { scope: "row" },
                h(
                  "button",
                  { type: "button", onclick: () => this.actions.select(v.id) },
                  this.format.id(v.id),
                ),
              ),
              h("td", {}, h("span", { class: "glyph" }, icon(v.state, 14)), texts.states[v.state]),
              h("td", {}, this.format.age(nowMillis - v.eventTimeMillis, nowMillis)),
            ),
          ),
        ),
      ),
      ...(wanted.length > MAX_ROWS
        ? [h("p", { class: "empty" }, texts.moreRows(this.format.count(wanted.length - MAX_ROWS)))]
        : []),
    );
  }

  private filterLine(list: TableList): HTMLElement {
    return h(
      "p",
      { class: "filter" },
      list.title,
      h(
        "button",
        {
          type: "button",
          class: "quiet",
          onclick: () => {
            this.tableList = undefined;
            this.written = "";
          },
        },
        texts.allVehicles,
      ),
    );
  }
}
