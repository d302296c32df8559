// SPDX-License-Identifier: Apache-2.0
import { type Order, OrderStatus, type Steps } from "@roadstream/client";
import { intervalText, windowText } from "./arrival.ts";
import { h, setText } from "./dom.ts";
import { etaChart } from "./etaChart.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import { axisOf, intervalBar } from "./intervalBar.ts";
import { lateText } from "./nextStops.ts";
import type { Operations } from "./operations.ts";
import { ORDER_ICONS } from "./orderGlyphs.ts";
import { latenessOf, ORDER_STEPS, orderStateOf, stageOf } from "./orderState.ts";
import type { VehicleState } from "./state.ts";
import { texts } from "./texts.ts";

/** Statuses in which an order has come to a step. */
const STEP_STATUSES: Record<(typeof ORDER_STEPS)[number], readonly OrderStatus[]> = {
  created: [OrderStatus.CREATED],
  assigned: [OrderStatus.ASSIGNED, OrderStatus.PICKING_UP],
  pickedUp: [OrderStatus.PICKED_UP],
  delivering: [OrderStatus.DELIVERING],
  delivered: [OrderStatus.DELIVERED],
};

export interface OrderActions {
  select(vehicle: string | undefined): void;
}

/** What the map knows of the vehicle of an order. */
export interface Carrier {
  readonly state: VehicleState;
  readonly fixAgeMillis: number | undefined;
}

/** One order: how likely it is late, how far it has come, when it arrives, how that moved, who has to do with it. */
export class OrderView {
  readonly element: HTMLElement;
  private readonly badge = h("span", { class: "badge" });
  private readonly about = h("p", { class: "about" });
  private readonly steps = h("ol", { class: "steps" });
  private readonly arrival = h("section", { class: "arrival" });
  private readonly moved = h("section", { class: "moved" });
  private readonly carrier = h("section", { class: "carrier" });
  private readonly carrierMark = h("span", { class: "glyph" });
  private readonly carrierName = h("button", { type: "button", class: "title", onclick: () => this.showVehicle() });
  private readonly carrierLine = h("span", { class: "line" });
  private readonly parties = h("dl", { class: "parties" });
  private vehicle: string | undefined;
  private written = "";

  constructor(
    readonly id: string,
    private readonly operations: Operations,
    private readonly format: Format,
    private readonly actions: OrderActions,
  ) {
    this.carrier.append(this.carrierMark, this.carrierName, this.carrierLine);
    const name = texts.order(format.orderId(id));
    this.element = h(
      "section",
      { class: "order", "aria-label": name },
      h(
        "div",
        { class: "title-row" },
        h("h2", {}, name),
        this.badge,
        h("button", { type: "button", class: "quiet", onclick: () => actions.select(undefined) }, texts.back, h("kbd", {}, "Esc")),
      ),
      this.about,
      this.steps,
      this.arrival,
      this.moved,
      this.carrier,
      this.parties,
    );
  }

  write(carrierOf: (vehicle: string) => Carrier | undefined, nowMillis: number): void {
    const order = this.operations.orders.get(this.id);
    if (!order) {
      if (this.written !== "gone") {
        this.written = "gone";
        [this.steps, this.arrival, this.moved, this.parties].forEach((part) => part.replaceChildren());
        this.carrier.hidden = true;
        setText(this.badge, "");
        setText(this.about, texts.orderGone);
      }
      return;
    }
    this.writeCarrier(order, carrierOf, nowMillis);
    const key = `${this.operations.orders.revision} ${Math.floor(nowMillis / 5_000)}`;
    if (key === this.written) {
      return;
    }
    this.written = key;
    const state = orderStateOf(order, nowMillis);
    const lateness = latenessOf(order, nowMillis);
    this.element.dataset["state"] = state;
    this.badge.classList.toggle("late", lateness !== undefined);
    this.badge.replaceChildren(
      ...(lateness
        ? [lateText(lateness.share, this.format)]
        : [icon(ORDER_ICONS[state], 14), texts.orderStates[state]]),
    );
    setText(this.about, [order.customer ?? "", order.dropoff.name].filter((part) => part !== "").join(" · "));
    this.writeSteps(order, this.operations.orders.stepsOf(this.id));
    this.writeArrival(order, lateness !== undefined, nowMillis);
    this.writeMoved(order, lateness !== undefined);
    this.writeParties(order);
  }

  private writeSteps(order: Order, seen: Steps): void {
    const stage = stageOf(order);
    // What ended early has only begun, as far as the page knows.
    const reached = Math.max(0, ORDER_STEPS.indexOf(stage as (typeof ORDER_STEPS)[number]));
    this.steps.replaceChildren(
      ...ORDER_STEPS.map((step, i) => {
        const times = STEP_STATUSES[step].flatMap((status) => seen.get(status) ?? []);
        const time = step === "created" ? order.createdMillis : times.length > 0 ? Math.min(...times) : undefined;
        const isDone = i < reached || stage === "delivered";
        return h(
          "li",
          { "data-step": isDone ? "done" : i === reached ? "now" : "ahead", ...(i === reached ? { "aria-current": "step" } : {}) },
          h("span", { class: "mark" }, icon(isDone ? "done" : i === reached ? "orderOnWay" : "orderCreated", 18)),
          h("span", { class: "name" }, texts.steps[step]),
          h("span", { class: "when" }, time === undefined ? "" : this.format.time(time)),
        );
      }),
    );
  }

  private writeArrival(order: Order, isLate: boolean, nowMillis: number): void {
    const eta = order.dropoffEta;
    const { fromMillis, untilMillis } = order.dropoff;
    const window = windowText(order.dropoff, this.format);
    if (!eta || stageOf(order) === "delivered") {
      this.arrival.replaceChildren(
        h("p", { class: "empty" }, [texts.noEstimate, window].filter((part) => part !== "").join(" ")),
      );
      this.arrival.hidden = stageOf(order) === "delivered";
      return;
    }
    const fact = (name: string, value: string, kind: string) =>
      h("div", { class: kind }, h("span", { class: "name" }, name), h("b", {}, value));
    const against = untilMillis === undefined ? [] : [fact(texts.againstPromise, this.format.delay(eta.p50Millis - untilMillis), isLate ? "against late" : "against")];
    const arrival = { ...eta, fromMillis, untilMillis, isLate };
    this.arrival.hidden = false;
    this.arrival.replaceChildren(
      h(
        "div",
        { class: "numbers" },
        fact(texts.mostLikely, this.format.time(eta.p50Millis), "likely"),
        fact(texts.within, intervalText(eta, this.format), "within"),
        ...against,
      ),
      intervalBar(arrival, axisOf([arrival], nowMillis), nowMillis, this.format),
      ...(window === "" ? [] : [h("p", { class: "line" }, window)]),
    );
  }

  private writeMoved(order: Order, isLate: boolean): void {
    const estimates = this.operations.orders.estimatesOf(order.id);
    const first = estimates[0];
    const last = estimates.at(-1);
    const span = first && last ? texts.lastMinutes(this.format.span(last.madeMillis - first.madeMillis)) : "";
    this.moved.hidden = first === undefined;
    this.moved.replaceChildren(
      h("h3", {}, texts.howItMoved, h("span", {}, estimates.length < 2 ? "" : span)),
      estimates.length < 2
        ? h("p", { class: "empty" }, texts.noEstimates)
        : etaChart(estimates, order.dropoff, isLate, this.format),
    );
  }

  private writeCarrier(order: Order, carrierOf: (vehicle: string) => Carrier | undefined, nowMillis: number): void {
    this.vehicle = order.vehicle;
    const carrier = order.vehicle === undefined ? undefined : carrierOf(order.vehicle);
    this.carrier.hidden = false;
    this.carrierName.disabled = order.vehicle === undefined;
    if (order.vehicle === undefined) {
      this.carrierMark.replaceChildren();
      setText(this.carrierName, texts.nobody);
      setText(this.carrierLine, "");
      return;
    }
    const state = carrier?.state ?? "offline";
    if (this.carrier.dataset["state"] !== state) {
      this.carrier.dataset["state"] = state;
      this.carrierMark.replaceChildren(icon(state, 20));
    }
    const driver = this.operations.directory.driver(order.driver ?? "")?.name ?? this.operations.driverName(order.vehicle);
    setText(this.carrierName, [this.format.id(order.vehicle), driver].filter((part) => part !== "").join(" · "));
    const before = this.operations.plans.get(order.vehicle)?.stops.findIndex((stop) => stop.order === order.id && !stop.isPickup);
    const age = carrier?.fixAgeMillis;
    setText(
      this.carrierLine,
      [
        before === undefined || before < 0 ? "" : texts.stopsBefore(before),
        age === undefined ? texts.gone : texts.fixOld(this.format.age(age, nowMillis)),
      ]
        .filter((part) => part !== "")
        .join(" · "),
    );
  }

  private writeParties(order: Order): void {
    const names = texts.parties;
    const facts: readonly (readonly [string, string])[] = [
      [names.merchant, order.merchant ?? ""],
      [names.customer, order.customer ?? ""],
      [names.pickup, order.pickup.name],
      [names.dropoff, order.dropoff.name],
      [names.ready, order.readyMillis === undefined ? "" : this.format.time(order.readyMillis)],
      [names.size, order.size === 0 ? "" : this.format.count(order.size)],
      [names.price, order.price ? this.format.money(order.price.minor, order.price.currency) : ""],
    ];
    this.parties.replaceChildren(
      ...facts
        .filter(([, value]) => value !== "")
        .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
    );
  }

  private showVehicle(): void {
    if (this.vehicle !== undefined) {
      this.actions.select(this.vehicle);
    }
  }
}
