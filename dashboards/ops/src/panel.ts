// SPDX-License-Identifier: Apache-2.0
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Vehicle } from "@roadstream/client";
import type { Day } from "./day.ts";
import { h, setText } from "./dom.ts";
import type { EmergencyAlert, EmergencyPhase } from "./emergencies.ts";
import type { ShownVehicle } from "./fleetMap.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import type { VehicleState } from "./state.ts";
import { texts } from "./texts.ts";
import { token } from "./theme.ts";
import type { TrailPoint } from "./trail.ts";

const MAX_ROWS = 200;
const CHART_HEIGHT = 132;

export type PanelTab = "alerts" | "table";

export interface PanelActions {
  select(id: string | undefined): void;
  show(alert: EmergencyAlert): void;
  follow(): void;
  acknowledge(alert: EmergencyAlert): Promise<void>;
  resolve(alert: EmergencyAlert): Promise<void>;
}

export interface VehicleFacts {
  readonly id: string;
  readonly state: VehicleState;
  readonly newest: Vehicle | undefined;
  readonly points: readonly TrailPoint[];
  readonly isFollowing: boolean;
  /** What is known of today; a text while it is not. */
  readonly day: Day | string;
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
    const key = `alerts ${this.current} ${alerts.map((a) => `${a.vehicle}|${a.id}|${a.phase}`).join()}`;
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
      alert.phase === "resolved"
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
    if (this.written !== "" && this.listBody.matches(":hover, :focus-within")) {
      return;
    }
    this.written = "table";
    const rows = [...shown].sort((a, b) => a.id.localeCompare(b.id)).slice(0, MAX_ROWS);
    this.listBody.replaceChildren(
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
      ...(shown.length > MAX_ROWS
        ? [h("p", { class: "empty" }, texts.moreRows(this.format.count(shown.length - MAX_ROWS)))]
        : []),
    );
  }
}

/** One vehicle: who, in which state, what it does, and how fast it was. */
class VehicleView {
  readonly element: HTMLElement;
  private readonly state = h("span", { class: "state" });
  private readonly follow: HTMLButtonElement;
  private readonly facts = new Map<keyof typeof texts.facts, HTMLElement>();
  private readonly chartBox = h("div", { class: "chart", role: "img" });
  private chart: uPlot | undefined;
  private points = -1;

  constructor(
    readonly id: string,
    private readonly format: Format,
    actions: PanelActions,
  ) {
    this.follow = h("button", { type: "button", class: "primary", onclick: () => actions.follow() }, texts.follow);
    const fact = (key: keyof typeof texts.facts) => {
      const value = h("dd", {}, texts.unknown);
      this.facts.set(key, value);
      return h("div", {}, h("dt", {}, texts.facts[key]), value);
    };
    this.element = h(
      "section",
      { class: "vehicle", "aria-label": id },
      h(
        "div",
        { class: "title" },
        h("h2", {}, format.id(id)),
        this.state,
        h("button", { type: "button", class: "quiet", onclick: () => actions.select(undefined) }, texts.back, h("kbd", {}, "Esc")),
      ),
      this.follow,
      h(
        "dl",
        { class: "facts" },
        fact("speed"),
        fact("fix"),
        fact("heading"),
        fact("place"),
        fact("today"),
      ),
      h("h3", {}, texts.speedChart(format.speedUnit())),
      this.chartBox,
    );
  }

  write(facts: VehicleFacts, nowMillis: number): void {
    const { newest } = facts;
    if (this.element.dataset["state"] !== facts.state || this.state.childElementCount === 0) {
      this.element.dataset["state"] = facts.state;
      this.state.replaceChildren(icon(facts.state, 16), newest ? texts.states[facts.state] : texts.gone);
    }
    setText(this.follow, facts.isFollowing ? texts.following : texts.follow);
    this.follow.setAttribute("aria-pressed", String(facts.isFollowing));
    this.put("speed", this.format.speed(newest?.speedMps));
    this.put("fix", newest ? this.format.age(nowMillis - newest.eventTimeMillis, nowMillis) : texts.unknown);
    this.put("heading", this.format.heading(newest?.headingDeg));
    this.put("place", newest ? `${newest.lat.toFixed(5)}, ${newest.lon.toFixed(5)}` : texts.unknown);
    const { day } = facts;
    this.put(
      "today",
      typeof day === "string"
        ? day
        : day.firstMillis === undefined
          ? texts.noToday
          : texts.todayFacts(
              this.format.distance(day.meters),
              this.format.duration(day.movingMillis),
              this.format.time(day.firstMillis),
            ),
    );
    const past = typeof day === "string" ? [] : day.fixes;
    const lastPast = past.at(-1)?.timeMillis ?? 0;
    const points = [...past, ...facts.points.filter((point) => point.timeMillis > lastPast)];
    if (points.length !== this.points) {
      this.points = points.length;
      this.draw(points);
    }
  }

  recolour(): void {
    this.end();
    this.points = -1;
  }

  end(): void {
    this.chart?.destroy();
    this.chart = undefined;
  }

  private put(key: keyof typeof texts.facts, text: string): void {
    const element = this.facts.get(key);
    if (element) {
      setText(element, text);
    }
  }

  private draw(points: readonly Pick<TrailPoint, "speedMps" | "timeMillis">[]): void {
    const known = points.filter((point) => point.speedMps !== undefined);
    const speeds = known.map((point) => this.format.speedValue(point.speedMps ?? 0));
    const data: uPlot.AlignedData = [known.map((point) => point.timeMillis / 1000), speeds];
    const last = known.at(-1)?.speedMps;
    if (known.length > 0) {
      this.chartBox.setAttribute(
        "aria-label",
        texts.chartSummary(
          `${Math.round(Math.min(...speeds))}`,
          `${Math.round(Math.max(...speeds))} ${this.format.speedUnit()}`,
          this.format.speed(last),
        ),
      );
    }
    if (known.length < 2) {
      this.end();
      this.chartBox.replaceChildren(h("p", { class: "empty" }, texts.tooFewFixes));
      return;
    }
    if (this.chart) {
      this.chart.setData(data);
      return;
    }
    this.chartBox.replaceChildren();
    const axis = {
      stroke: token("--text-3"),
      grid: { stroke: token("--line"), width: 1 },
      ticks: { show: false },
      font: `10.5px ${token("--font-sans")}`,
    };
    this.chart = new uPlot(
      {
        width: Math.max(240, this.chartBox.clientWidth || 320),
        height: CHART_HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        scales: { y: { range: (_plot, _min, max) => [0, Math.max(10, max * 1.1)] } },
        axes: [
          { ...axis, values: (_plot, values) => values.map((v) => this.format.time(v * 1000)) },
          { ...axis, size: 34 },
        ],
        series: [{}, { stroke: token("--text-1"), width: 1.5, points: { show: false } }],
      },
      data,
      this.chartBox,
    );
  }
}
