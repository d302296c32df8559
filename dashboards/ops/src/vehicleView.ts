// SPDX-License-Identifier: Apache-2.0
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Plan, Vehicle } from "@roadstream/client";
import { CallLink } from "./callLink.ts";
import type { Day } from "./day.ts";
import type { DayOrders } from "./dayOrders.ts";
import { DayOrdersView } from "./dayOrdersView.ts";
import { h, setText } from "./dom.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import { NextStops } from "./nextStops.ts";
import type { Operations } from "./operations.ts";
import { isPickedUp } from "./orderState.ts";
import type { VehicleState } from "./state.ts";
import { texts } from "./texts.ts";
import { token } from "./theme.ts";
import type { TrailPoint } from "./trail.ts";

const CHART_HEIGHT = 132;

export interface VehicleActions {
  select(id: string | undefined): void;
  selectOrder(id: string): void;
  follow(): void;
}

export interface VehicleFacts {
  readonly id: string;
  readonly state: VehicleState;
  readonly newest: Vehicle | undefined;
  readonly points: readonly TrailPoint[];
  readonly isFollowing: boolean;
  /** What is known of today; a text while it is not. */
  readonly day: Day | string;
  /** Of today; undefined where nobody knows any. */
  readonly orders: DayOrders | undefined;
  /** Why not all of them are known; empty if they are. */
  readonly ordersProblem: string;
}

/** One vehicle: who drives it, in which state, what it does and has to do, and how fast it was. */
export class VehicleView {
  readonly element: HTMLElement;
  private readonly glyph = h("span", { class: "glyph" });
  private readonly state = h("span", { class: "badge state" });
  private readonly today = h("p", { class: "today" });
  private readonly who = h("p", { class: "about" });
  private readonly call = new CallLink();
  private readonly stops: NextStops;
  private readonly orders: DayOrdersView;
  private readonly follow: HTMLButtonElement;
  private readonly facts = new Map<keyof typeof texts.facts, HTMLElement>();
  private readonly chartBox = h("div", { class: "chart", role: "img", "aria-label": texts.tooFewFixes });
  private chart: uPlot | undefined;
  private drawn = "";

  constructor(
    readonly id: string,
    private readonly operations: Operations,
    private readonly format: Format,
    actions: VehicleActions,
  ) {
    this.stops = new NextStops(operations, format, (order) => actions.selectOrder(order));
    this.orders = new DayOrdersView(format, (order) => actions.selectOrder(order));
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
        this.glyph,
        h("h2", {}, format.id(id)),
        this.state,
        h(
          "span",
          { class: "tools" },
          h(
            "button",
            { type: "button", class: "icon", title: texts.close, "aria-label": texts.close, onclick: () => actions.select(undefined) },
            icon("close", 18),
          ),
        ),
      ),
      this.who,
      h("div", { class: "deeds" }, this.follow, this.call.element),
      h(
        "dl",
        { class: "facts" },
        fact("speed"),
        fact("fix"),
        fact("heading"),
        fact("load"),
        fact("behind"),
        fact("place"),
      ),
      this.stops.element,
      this.orders.element,
      h("h3", {}, texts.today),
      this.today,
      h("h3", {}, texts.speedChart(format.speedUnit())),
      this.chartBox,
    );
  }

  /** @param isPast what it had to do then is not known */
  write(facts: VehicleFacts, isPast: boolean, nowMillis: number): void {
    const { newest } = facts;
    if (this.element.dataset["state"] !== facts.state || this.glyph.childElementCount === 0) {
      this.element.dataset["state"] = facts.state;
      this.glyph.replaceChildren(icon(facts.state, 24));
      setText(this.state, newest ? texts.states[facts.state] : texts.gone);
    }
    setText(this.follow, facts.isFollowing ? texts.following : texts.follow);
    this.follow.setAttribute("aria-pressed", String(facts.isFollowing));
    this.put("speed", this.format.speed(newest?.speedMps));
    this.put("fix", newest ? this.format.age(nowMillis - newest.eventTimeMillis, nowMillis) : texts.unknown);
    this.put("heading", this.format.heading(newest?.headingDeg));
    this.put("place", newest ? `${newest.lat.toFixed(4)}, ${newest.lon.toFixed(4)}` : texts.unknown);
    const plan = isPast ? undefined : this.operations.plans.get(this.id);
    setText(this.who, this.whoText());
    // Who drove then is not known.
    this.call.write(isPast ? undefined : this.operations.directory.driverOf(this.id));
    this.who.hidden = this.who.textContent === "";
    this.put("load", isPast ? texts.unknown : this.loadText());
    this.put("behind", this.behindText(plan));
    this.stops.write(plan, nowMillis);
    this.orders.write(isPast ? undefined : facts.orders, facts.ordersProblem);
    const { day } = facts;
    setText(
      this.today,
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
    const key = `${points.length} ${points.at(-1)?.timeMillis}`;
    if (key !== this.drawn) {
      this.drawn = key;
      this.draw(points);
    }
  }

  recolour(): void {
    this.end();
    this.drawn = "";
  }

  end(): void {
    this.chart?.destroy();
    this.chart = undefined;
  }

  /** What it is, who drives it and until when. */
  private whoText(): string {
    const { directory } = this.operations;
    const entry = directory.vehicle(this.id);
    const driver = directory.driverOf(this.id);
    const until = driver?.shiftUntilMillis;
    return [
      entry?.type ? texts.vehicleTypes[entry.type] : "",
      driver?.name ?? "",
      until === undefined ? "" : texts.shiftUntil(this.format.time(until)),
    ]
      .filter((part) => part !== "")
      .join(" · ");
  }

  private loadText(): string {
    if (!this.operations.hasOrders) {
      return texts.unknown;
    }
    const aboard = this.operations.openOrdersOf(this.id).filter(isPickedUp);
    const load = this.format.count(aboard.reduce((sum, order) => sum + order.size, 0));
    const capacity = this.operations.directory.vehicle(this.id)?.capacity ?? 0;
    return capacity === 0 ? load : texts.ofCapacity(load, this.format.count(capacity));
  }

  /** The estimate of the next stop against the plan's time of it. */
  private behindText(plan: Plan | undefined): string {
    const next = plan?.stops[0];
    const order = next && this.operations.orders.get(next.order);
    const eta = next?.isPickup ? order?.pickupEta : order?.dropoffEta;
    return next && eta ? this.format.delay(eta.p50Millis - next.arrivalMillis) : texts.unknown;
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
          this.format.count(Math.min(...speeds)),
          `${this.format.count(Math.max(...speeds))} ${this.format.speedUnit()}`,
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
