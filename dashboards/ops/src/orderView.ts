// SPDX-License-Identifier: Apache-2.0
import type { Estimate, Order, Steps, Told } from "@roadstream/client";
import { intervalText, windowText } from "./arrival.ts";
import { type Candidate, candidatesFor, type Fleetmates, whyNotReassign } from "./candidates.ts";
import { causeOf, KeptBend } from "./bend.ts";
import { bendText } from "./bendText.ts";
import { causeList } from "./causeList.ts";
import { CallLink } from "./callLink.ts";
import { delayOf } from "./causes.ts";
import { h, setText } from "./dom.ts";
import { type BendMark, etaChart } from "./etaChart.ts";
import type { Format } from "./format.ts";
import { icon, type IconName } from "./icons.ts";
import { messageOf } from "./messageOf.ts";
import { axisOf, intervalBar } from "./intervalBar.ts";
import { lateText } from "./nextStops.ts";
import type { Operations } from "./operations.ts";
import { orderAt } from "./orderRecall.ts";
import { ORDER_ICONS } from "./orderGlyphs.ts";
import { isOpen, latenessOf, orderStateOf } from "./orderState.ts";
import { stepsOf } from "./orderSteps.ts";
import { type Planned, plannedOf } from "./planned.ts";
import type { VehicleState } from "./state.ts";
import { Reassign } from "./reassign.ts";
import { stepLine } from "./stepLine.ts";
import { texts } from "./texts.ts";
import type { Times } from "./told.ts";
import { ToldView } from "./toldView.ts";

const EVERY_MILLIS = 5_000;

export interface OrderActions {
  select(vehicle: string | undefined): void;
  /** Stays with the vehicle of the order, or leaves it. */
  follow(): void;
  /** Copies a link to the order; says what came of it. */
  copyLink(order: string): Promise<string>;
  /** Gives it to a vehicle; done once that is written or taken back. */
  assign(order: string, vehicle: string): Promise<void>;
  /** Done once it is written. */
  tell(order: string, times: Times): Promise<void>;
}

/** What the map knows of the vehicle of an order. */
export interface Carrier {
  readonly state: VehicleState;
  readonly fixAgeMillis: number | undefined;
}

/** What the panel is told beside what the feeds say. */
export interface OrderSurroundings {
  readonly carrierOf: (vehicle: string) => Carrier | undefined;
  /** Those who could bring it. */
  readonly mates: () => Fleetmates;
  /** What the customer was told, the oldest first; undefined while nobody knows. */
  readonly told: readonly Told[] | undefined;
  readonly isFollowing: boolean;
  /** The street on which a vehicle was seen at a time. */
  readonly streetOf: (vehicle: string, timeMillis: number) => string | undefined;
  /** The moment of the past that is looked at; undefined for now. */
  readonly momentMillis: number | undefined;
}

/** One order: how likely it is late, how far it has come, when it arrives, how that moved and why, who brings it. */
export class OrderView {
  readonly element: HTMLElement;
  private readonly badge = h("span", { class: "badge" });
  private readonly past = h("p", { class: "note", role: "status", hidden: true });
  private readonly said = h("p", { class: "note", role: "status", hidden: true });
  private readonly about = h("p", { class: "about" });
  private readonly steps = h("ol", { class: "steps" });
  private readonly arrival = h("section", { class: "arrival" });
  private readonly moved = h("section", { class: "moved" });
  private readonly causes = h("section", { class: "causes" });
  private readonly carrier = h("section", { class: "carrier" });
  private readonly carrierMark = h("span", { class: "glyph" });
  private readonly carrierName = h("button", { type: "button", class: "title", onclick: () => this.showVehicle() });
  private readonly carrierLine = h("span", { class: "line" });
  private readonly call = new CallLink();
  private readonly parties = h("dl", { class: "parties" });
  private readonly follow = h("button", { type: "button", class: "quiet follow" });
  private readonly reassign: Reassign;
  private readonly told: ToldView;
  private readonly why = h("p", { class: "why", id: "order-why" });
  private readonly foot = h("section", { class: "foot" });
  private readonly bend = new KeptBend();
  private vehicle: string | undefined;
  /** Who brings it, or would. */
  private shown: string | undefined;
  private written = "";
  private candidates: () => readonly Candidate[] = () => [];

  /** @param actions undefined for those who may not see who brings it: they can only look, and close */
  constructor(
    readonly id: string,
    private readonly operations: Operations,
    private readonly format: Format,
    private readonly actions: OrderActions | undefined,
    onClose: () => void,
  ) {
    this.carrier.append(this.carrierMark, this.carrierName, this.carrierLine, h("span", { class: "reach" }, this.call.element, this.follow));
    this.reassign = new Reassign(format, (vehicle) => this.assign(vehicle), () => this.writeMates());
    this.reassign.button.setAttribute("aria-describedby", this.why.id);
    this.told = new ToldView(format, (times) => this.tell(times));
    this.foot.append(this.why, this.told.button, this.reassign.button);
    this.follow.addEventListener("click", () => actions?.follow());
    const name = texts.order(format.orderId(id));
    const button = (shape: IconName, title: string, onclick: () => void) =>
      h("button", { type: "button", class: "icon", title, "aria-label": title, onclick }, icon(shape, 18));
    this.element = h(
      "section",
      { class: "order", "aria-label": name },
      h(
        "div",
        { class: "title-row" },
        h("h2", {}, name),
        this.badge,
        h(
          "span",
          { class: "tools" },
          ...(actions ? [button("link", texts.copyLink, () => this.copyLink())] : []),
          button("close", texts.close, onClose),
        ),
      ),
      this.about,
      this.past,
      this.said,
      this.steps,
      this.arrival,
      this.moved,
      this.causes,
      this.carrier,
      this.told.element,
      this.parties,
      this.reassign.element,
      this.foot,
    );
  }

  /** @param liveMillis the time now, also while the past is looked at */
  write({ carrierOf, isFollowing, momentMillis, mates, told, streetOf }: OrderSurroundings, liveMillis: number): void {
    const { orders, plans } = this.operations;
    const newest = orders.get(this.id);
    const isThen = momentMillis !== undefined && orders.isRecalled(this.id);
    const known = orders.estimatesOf(this.id);
    const estimates = isThen ? known.filter((eta) => eta.madeMillis <= momentMillis) : known;
    const steps = orders.stepsOf(this.id);
    const order = newest && isThen ? orderAt(newest, steps, estimates, momentMillis) : newest;
    const nowMillis = isThen ? momentMillis : liveMillis;
    this.writePast(momentMillis, isThen, order !== undefined);
    if (!order) {
      this.writeGone(newest !== undefined);
      return;
    }
    // Of plans only the newest is known.
    const planned = isThen ? undefined : plannedOf(order, plans);
    this.writeCarrier(order, planned, carrierOf, nowMillis);
    this.follow.hidden = !this.actions || this.vehicle === undefined || !isOpen(order) || isThen;
    this.writeFoot(order, momentMillis !== undefined, mates);
    // In the past only what had been told by then, if the history has said what was.
    const toldThen = told?.filter((one) => !isThen || one.timeMillis <= momentMillis);
    this.writeTold(order, toldThen, momentMillis !== undefined, nowMillis);
    setText(this.follow, isFollowing ? texts.following : texts.follow);
    this.follow.setAttribute("aria-pressed", String(isFollowing));
    const key = `${isThen} ${orders.revision} ${plans.revision} ${Math.floor(nowMillis / EVERY_MILLIS)}`;
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
    setText(
      this.about,
      [order.customer ?? "", order.dropoff.name, order.size > 0 ? texts.parcels(this.format.count(order.size)) : ""]
        .filter((part) => part !== "")
        .join(" · "),
    );
    const stopText = planned === undefined || order.vehicle === undefined ? "" : texts.nthStop(planned.before + 1);
    this.steps.hidden = false;
    this.steps.replaceChildren(...stepLine(stepsOf(order, isThen ? upTo(steps, momentMillis) : steps), stopText, this.format));
    const delay = isOpen(order) && !isThen ? delayOf(order, planned && plans.sent(planned.plan.vehicle), (other) => orders.get(other)) : undefined;
    const bend = this.bend.of(estimates);
    const cause = bend && causeOf(bend, order, planned?.plan, delay);
    const street = (atMillis: number) => (order.vehicle === undefined ? undefined : streetOf(order.vehicle, atMillis));
    const mark = bend && cause && { ...bend, text: bendText(bend, cause, () => street(bend.atMillis), this.format) };
    this.writeArrival(order, planned, estimates.length > 1, lateness !== undefined, nowMillis);
    this.writeMoved(order, estimates, mark, lateness !== undefined);
    this.causes.hidden = delay === undefined;
    this.causes.replaceChildren(...(delay ? causeList(delay, this.format) : []));
    this.writeParties(order);
  }

  /** What is told of is what was, or if the history has not answered what is. */
  private writePast(momentMillis: number | undefined, isThen: boolean, isThere: boolean): void {
    this.past.hidden = momentMillis === undefined;
    if (momentMillis !== undefined) {
      const time = this.format.clock(momentMillis);
      setText(this.past, !isThen ? texts.asNow(time) : isThere ? texts.asThen(time) : texts.notYet(time));
    }
  }

  private writeGone(isLater: boolean): void {
    if (this.written !== "gone") {
      this.written = "gone";
      [this.steps, this.arrival, this.moved, this.causes, this.carrier, this.told.element, this.parties, this.reassign.element, this.foot].forEach((part) => {
        part.hidden = true;
      });
      setText(this.badge, "");
      setText(this.about, isLater ? "" : this.operations.orders.isKnown ? texts.orderGone : texts.loading);
    }
  }

  private writeArrival(order: Order, planned: Planned | undefined, hasChart: boolean, isLate: boolean, nowMillis: number): void {
    const eta = order.dropoffEta;
    const { fromMillis, untilMillis } = order.dropoff;
    const window = windowText(order.dropoff, this.format);
    this.arrival.hidden = !isOpen(order);
    const plannedText = planned ? texts.plannedFor(this.format.time(planned.stop.arrivalMillis)) : "";
    if (!eta || !isOpen(order)) {
      this.arrival.replaceChildren(
        h("p", { class: "empty" }, [texts.noEstimate, [window, plannedText].filter((part) => part !== "").join(", ")].filter((part) => part !== "").join(" ")),
      );
      return;
    }
    const fact = (name: string, value: string, kind: string) =>
      h("div", { class: kind }, h("span", { class: "name" }, name), h("b", {}, value));
    const delay = untilMillis === undefined ? undefined : eta.p50Millis - untilMillis;
    const against = delay === undefined ? [] : [fact(texts.againstPromise(delay > 0), this.format.delay(delay), isLate ? "against late" : "against")];
    const arrival = { ...eta, fromMillis, untilMillis, isLate };
    this.arrival.replaceChildren(
      h(
        "div",
        { class: "numbers" },
        fact(texts.mostLikely, this.format.time(eta.p50Millis), "likely"),
        fact(texts.within, intervalText(eta, this.format), "within"),
        ...against,
      ),
      ...(planned ? [h("p", { class: "line planned" }, plannedText)] : []),
      // The chart shows the same, and how it came to be.
      ...(hasChart ? [] : [intervalBar(arrival, axisOf([arrival], nowMillis), nowMillis, this.format)]),
    );
  }

  private writeMoved(order: Order, estimates: readonly Estimate[], bend: BendMark | undefined, isLate: boolean): void {
    const first = estimates[0];
    const last = estimates.at(-1);
    const span = first && last ? texts.lastMinutes(this.format.span(last.madeMillis - first.madeMillis)) : "";
    this.moved.hidden = first === undefined;
    this.moved.replaceChildren(
      h("h3", {}, texts.howItMoved, h("span", {}, estimates.length < 2 ? "" : span)),
      estimates.length < 2
        ? h("p", { class: "empty" }, texts.noEstimates)
        : etaChart(estimates, order.dropoff, { isLate, bend }, this.format),
    );
  }

  /** Whom the order names, else who drives the vehicle now. */
  private driverOf(order: Order, vehicle: string) {
    const { directory } = this.operations;
    return directory.driver(order.driver ?? "") ?? directory.driverOf(vehicle);
  }

  /** A vehicle and who drives it. */
  private whoText(vehicle: string, order: Order): string {
    const driver = this.driverOf(order, vehicle)?.name ?? this.operations.driverName(vehicle);
    return [this.format.id(vehicle), driver].filter((part) => part !== "").join(" · ");
  }

  private writeCarrier(order: Order, planned: Planned | undefined, carrierOf: (vehicle: string) => Carrier | undefined, nowMillis: number): void {
    this.vehicle = order.vehicle;
    this.shown = order.vehicle ?? planned?.plan.vehicle;
    const carrier = order.vehicle === undefined ? undefined : carrierOf(order.vehicle);
    this.carrier.hidden = false;
    this.carrierName.disabled = this.shown === undefined;
    this.call.write(this.actions && isOpen(order) && order.vehicle !== undefined ? this.driverOf(order, order.vehicle) : undefined);
    if (order.vehicle === undefined) {
      delete this.carrier.dataset["state"];
      setText(this.carrierName, planned ? this.whoText(planned.plan.vehicle, order) : this.actions ? texts.nobody : texts.noCarrier);
      const notGiven = planned ? `${texts.plannedOnly} · ${texts.stopsBefore(planned.before)}` : "";
      setText(this.carrierLine, this.actions ? notGiven : texts.onlyDispatchers);
      return;
    }
    const state = carrier?.state ?? "offline";
    if (this.carrier.dataset["state"] !== state) {
      this.carrier.dataset["state"] = state;
      this.carrierMark.replaceChildren(icon(state, 20));
    }
    setText(this.carrierName, this.whoText(order.vehicle, order));
    const age = carrier?.fixAgeMillis;
    setText(
      this.carrierLine,
      [
        planned === undefined ? "" : texts.stopsBefore(planned.before),
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
      [names.pickup, order.pickup.name],
      [names.ready, order.readyMillis === undefined ? "" : this.format.time(order.readyMillis)],
      [names.price, order.price ? this.format.money(order.price.minor, order.price.currency) : ""],
    ];
    this.parties.hidden = false;
    this.parties.replaceChildren(
      ...facts
        .filter(([, value]) => value !== "")
        .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
    );
  }

  /** What can be done about it; who may only look is told so beside who brings it. */
  private writeFoot(order: Order, isPast: boolean, mates: () => Fleetmates): void {
    this.foot.hidden = !this.actions || !isOpen(order);
    if (this.foot.hidden) {
      this.reassign.write(false, () => []);
      return;
    }
    const why = whyNotReassign(order, isPast);
    setText(this.why, why ?? "");
    this.why.hidden = why === undefined;
    this.candidates = () => candidatesFor(order, mates());
    this.writeMates(why === undefined);
  }

  private writeMates(isPossible = true): void {
    this.reassign.write(isPossible, this.candidates);
  }

  /** What the customer was told is for those who tell it. */
  private writeTold(order: Order, told: readonly Told[] | undefined, isPast: boolean, nowMillis: number): void {
    this.told.element.hidden = !this.actions;
    if (this.actions) {
      this.told.write(order, told, isPast, nowMillis);
    }
  }

  private async tell(times: Times): Promise<void> {
    try {
      await this.actions?.tell(this.id, times);
      this.say("");
    } catch (error) {
      this.say(texts.notSaved(messageOf(error)));
    }
  }

  private assign(vehicle: string): void {
    this.actions?.assign(this.id, vehicle).then(
      () => this.say(""),
      (error: unknown) => this.say(texts.notSaved(messageOf(error))),
    );
  }

  private copyLink(): void {
    void this.actions?.copyLink(this.id).then((text) => this.say(text));
  }

  private say(text: string): void {
    this.said.hidden = text === "";
    setText(this.said, text);
  }

  private showVehicle(): void {
    if (this.shown !== undefined) {
      this.actions?.select(this.shown);
    }
  }
}

function upTo(steps: Steps, momentMillis: number): Steps {
  return new Map([...steps].filter(([, timeMillis]) => timeMillis <= momentMillis));
}
