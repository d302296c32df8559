// SPDX-License-Identifier: Apache-2.0
import type { Order, ServerHello, Vehicle } from "@roadstream/client";
import { windowText } from "./arrival.ts";
import { h, setText } from "./dom.ts";
import { axisOf, intervalBar } from "./intervalBar.ts";
import { isOpen, isPickedUp, latenessOf, type OrderState, stageOf } from "./orderState.ts";
import { stepTime } from "./orderSteps.ts";
import { Pin } from "./pin.ts";
import type { RoleParts, RoleView } from "./roleView.ts";
import { texts } from "./texts.ts";
import { isSame, timesOf } from "./told.ts";

/** From this age on a position says little of when somebody arrives. */
const STALE_MILLIS = 60_000;
const STEPS = ["created", "pickedUp", "delivering", "delivered"] as const;
/** The step that a stage belongs to. */
const REACHED: Partial<Record<Exclude<OrderState, "late">, number>> = {
  created: 0,
  assigned: 0,
  pickedUp: 1,
  delivering: 2,
  delivered: 3,
};

/** The order of a customer: when it arrives, how far it has come, and while it is on board where it is. */
export class CustomerView implements RoleView {
  readonly element: HTMLElement;
  title = "";
  subtitle = "";
  overMap = "";
  private readonly choice = h("div", { class: "chips", role: "group", "aria-label": texts.yourOrders });
  private readonly head = h("p", { class: "lead" });
  private readonly arrival = h("p", { class: "arrives" });
  private readonly bar = h("div", { class: "bar-box" });
  private readonly words = h("p", { class: "words" });
  private readonly told = h("p", { class: "words", hidden: true });
  private readonly steps = h("ol", { class: "progress" });
  private readonly foot = h("p", { class: "foot" });
  private readonly home: Pin;
  private chosen: string | undefined;
  private written = "";
  private framed = "";
  /** By hand: then it is left where it is. */
  private isMoved = false;

  constructor(private readonly parts: RoleParts) {
    this.home = new Pin(parts.map.map, texts.parties.dropoff);
    const { map } = parts.map;
    parts.map.work.setLook({ hasMarks: false });
    map.on("movestart", ({ originalEvent }) => {
      this.isMoved ||= originalEvent !== undefined;
    });
    // What stands under the map grows with what is known.
    map.on("resize", () => {
      this.framed = this.isMoved ? this.framed : "";
    });
    this.element = h("div", { class: "tracking" }, this.choice, this.head, this.arrival, this.bar, this.words, this.told, this.steps, this.foot);
  }

  write(hello: ServerHello | undefined, nowMillis: number): void {
    const { operations, connection, newest } = this.parts;
    const orders = sorted(operations.orders.list());
    const order = orders.find((known) => known.id === this.chosen) ?? orders[0];
    this.title = order?.pickup.name || texts.yourOrder;
    this.subtitle = order ? texts.order(this.parts.format.orderId(order.id)) : "";
    connection().watchCarrier(order && isOpen(order) ? order.id : undefined);
    this.parts.recall(order?.id, nowMillis);
    const { told } = this.parts;
    told.ask(order && isOpen(order) ? order : undefined, nowMillis);
    const vehicle = order && isOpen(order) ? newest(order.id) : undefined;
    this.overMap = vehicle ? this.positionText(vehicle, nowMillis) : "";
    this.frame(order, vehicle);
    const key = `${operations.orders.revision} ${told.revision} ${order?.id} ${Math.floor(nowMillis / 5_000)} ${hello !== undefined} ${vehicle !== undefined}`;
    if (key === this.written) {
      return;
    }
    this.written = key;
    this.writeChoice(orders, order);
    this.writeTold(order);
    if (order) {
      this.writeOrder(order, vehicle, nowMillis);
    } else {
      this.clear(hello && operations.orders.isKnown ? texts.linkEnded : "");
    }
  }

  /** More than one order at a time is rare: then one of them is looked at. */
  private writeChoice(orders: readonly Order[], current: Order | undefined): void {
    this.choice.hidden = orders.length < 2;
    this.choice.replaceChildren(
      ...orders.map((order) =>
        h(
          "button",
          { type: "button", "aria-pressed": String(order === current), onclick: () => this.choose(order.id) },
          this.parts.format.orderId(order.id),
        ),
      ),
    );
  }

  choose(order: string): void {
    this.chosen = order;
    this.written = "";
  }

  private writeOrder(order: Order, vehicle: Vehicle | undefined, nowMillis: number): void {
    const { format } = this.parts;
    const eta = order.dropoffEta;
    this.bar.replaceChildren();
    if (!isOpen(order)) {
      const time = format.time(order.changedMillis);
      setText(this.head, "");
      setText(this.arrival, texts.ended[stageOf(order) as keyof typeof texts.ended](time));
      setText(this.words, "");
    } else if (eta) {
      const isLate = latenessOf(order, nowMillis) !== undefined;
      const arrival = { ...eta, fromMillis: order.dropoff.fromMillis, untilMillis: order.dropoff.untilMillis, isLate };
      setText(this.head, texts.arrivesBetween);
      setText(this.arrival, texts.timeAndTime(format.time(eta.p10Millis), format.time(eta.p90Millis)));
      this.bar.replaceChildren(intervalBar(arrival, axisOf([arrival], nowMillis), nowMillis, format));
      this.words.replaceChildren(texts.mostLikelyAt, h("b", {}, format.time(eta.p50Millis)), `. ${texts.eightInTen}`);
    } else {
      setText(this.head, texts.noEstimate);
      setText(this.arrival, "");
      setText(this.words, capital(windowText(order.dropoff, format)));
    }
    this.writeSteps(order);
    setText(this.foot, !isOpen(order) || vehicle ? "" : isPickedUp(order) ? texts.noPositionYet : texts.vehicleLater);
  }

  /** What was told last, if the estimate is another one now. */
  private writeTold(order: Order | undefined): void {
    const { format, told } = this.parts;
    const last = told.list()?.at(-1);
    const isOther = last !== undefined && !(order?.dropoffEta && isSame(timesOf(order.dropoffEta), last));
    this.told.hidden = !isOther || !order || !isOpen(order);
    setText(this.told, last ? texts.toldAt(format.time(last.timeMillis), format.time(last.fromMillis), format.time(last.untilMillis)) : "");
  }

  private writeSteps(order: Order): void {
    const { format, operations } = this.parts;
    const reached = REACHED[stageOf(order)];
    this.steps.hidden = reached === undefined;
    const seen = operations.orders.stepsOf(order.id);
    this.steps.replaceChildren(
      ...STEPS.map((step, i) => {
        const isNow = i === reached;
        const time = stepTime(order, step, seen);
        return h(
          "li",
          { "data-step": i < (reached ?? 0) || stageOf(order) === "delivered" ? "done" : isNow ? "now" : "ahead", ...(isNow ? { "aria-current": "step" } : {}) },
          h("span", { class: "name" }, texts.customerSteps[step]),
          h("span", { class: "when" }, time === undefined ? "" : format.time(time)),
        );
      }),
    );
  }

  private clear(text: string): void {
    setText(this.head, "");
    setText(this.arrival, text);
    this.bar.replaceChildren();
    setText(this.words, "");
    setText(this.foot, "");
    this.steps.hidden = true;
  }

  private positionText(vehicle: Vehicle, nowMillis: number): string {
    const { format } = this.parts;
    const ageMillis = Math.max(0, nowMillis - vehicle.eventTimeMillis);
    return ageMillis < STALE_MILLIS
      ? texts.positionFrom(format.span(ageMillis))
      : texts.positionStale(format.duration(ageMillis));
  }

  /** Shows the door, and the vehicle when it comes into sight; afterwards the map is the customer's. */
  private frame(order: Order | undefined, vehicle: Vehicle | undefined): void {
    const home = order?.dropoff.place;
    this.home.put(home);
    const key = `${order?.id} ${home !== undefined} ${vehicle !== undefined}`;
    if (key !== this.framed && home) {
      this.framed = key;
      this.parts.map.camera.showEach([home, ...(vehicle ? [vehicle] : [])]);
    }
  }
}

/** Open ones first, then the newest. */
function sorted(orders: readonly Order[]): Order[] {
  return [...orders].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.createdMillis - a.createdMillis);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
