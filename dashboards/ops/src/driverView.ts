// SPDX-License-Identifier: Apache-2.0
import { isNewerThan, type Order, type Plan, type PlanStop, type ServerHello, type Stop } from "@roadstream/client";
import { CallCard } from "./callCard.ts";
import { h, isHeld } from "./dom.ts";
import { DriverFoot } from "./driverFoot.ts";
import { icon } from "./icons.ts";
import { KeptRows } from "./keptRows.ts";
import { arrivalOf } from "./nextStops.ts";
import { ORDER_ICONS } from "./orderGlyphs.ts";
import { changeText, planChange, seenAfter } from "./planChange.ts";
import { isOpen, orderStateOf, stageOf } from "./orderState.ts";
import type { RoleParts, RoleView } from "./roleView.ts";
import { texts } from "./texts.ts";

/**
 * The vehicle of a driver: the next stop large, what comes then, the orders that are theirs, and at the foot what they
 * can say.
 */
export class DriverView implements RoleView {
  readonly element: HTMLElement;
  title = "";
  subtitle = "";
  overMap = "";
  private readonly next = h("section", { class: "next-stop", "aria-label": texts.nextStop });
  private readonly change = h("section", { class: "plan-change", "aria-label": texts.planChanged, hidden: true });
  private readonly then = h("section", { class: "then" });
  private readonly rows = h("ul", {});
  private readonly kept = new KeptRows(this.rows);
  private readonly orders = h("section", { class: "then" }, h("h2", {}, texts.yourOrders), this.rows);
  private readonly calls: CallCard;
  private readonly foot: DriverFoot;
  private vehicle = "";
  private written = "";
  private framed = "";
  /** The plan that the driver knows: what they saw of it, said that they know, or made. */
  private seen: Plan | undefined;

  constructor(private readonly parts: RoleParts) {
    parts.map.work.setLook({ hasMarks: false });
    const { status, connection, format, sent } = parts;
    this.calls = new CallCard(status, connection, format, sent);
    this.foot = new DriverFoot(status, connection, () => parts.newest(this.vehicle), sent);
    this.element = h("div", { class: "driving" }, this.calls.element, this.next, this.change, this.then, this.orders, this.foot.element);
  }

  write(hello: ServerHello | undefined, nowMillis: number): void {
    // A break and a call for help can be said before anybody has answered.
    this.calls.write();
    this.foot.write(nowMillis);
    if (!hello) {
      return;
    }
    const { operations, format, map, newest } = this.parts;
    if (this.vehicle !== hello.subject) {
      this.vehicle = hello.subject;
      map.setLook({ selected: this.vehicle });
    }
    const plan = operations.plans.get(this.vehicle);
    const fix = newest(this.vehicle);
    this.title = format.id(this.vehicle);
    this.subtitle = plan ? texts.stopsLeft(plan.stops.length) : "";
    this.overMap = fix ? texts.positionFrom(format.age(nowMillis - fix.eventTimeMillis, nowMillis)) : texts.noPositionYet;
    this.frame(plan, fix !== undefined);
    const { orders, plans } = operations;
    const key = `${orders.revision} ${plans.revision} ${Math.floor(nowMillis / 5_000)}`;
    if (key !== this.written) {
      this.written = key;
      this.writeNext(plan, nowMillis);
      this.writeChange(plan);
      this.writeThen(plan, nowMillis);
      this.writeOrders(plan, nowMillis);
    }
  }

  choose(order: string): void {
    const place = this.parts.operations.orders.get(order)?.dropoff.place;
    if (place) {
      this.parts.map.camera.flyTo(place);
    }
  }

  private writeNext(plan: Plan | undefined, nowMillis: number): void {
    const stop = plan?.stops[0];
    if (!stop) {
      this.next.replaceChildren(h("p", { class: "lead" }, texts.noStops));
      return;
    }
    const { format, operations } = this.parts;
    const order = operations.orders.get(stop.order);
    const eta = stop.isPickup ? order?.pickupEta : order?.dropoffEta;
    const arrival = arrivalOf(stop, order, nowMillis);
    const due = arrival.untilMillis;
    const spare = due === undefined ? undefined : due - arrival.p50Millis;
    const fact = (name: string, value: string, kind: string) => h("div", { class: kind }, h("dt", {}, name), h("dd", {}, value));
    const { place } = stop;
    this.next.replaceChildren(
      h("p", { class: "lead" }, texts.nextStop, h("b", {}, eta ? format.distance(eta.remainingMeters) : "")),
      h("h2", {}, nameOf(stop, order) || stopText(stop, this.parts)),
      h("p", { class: "sub" }, stopText(stop, this.parts)),
      h(
        "dl",
        { class: "times" },
        fact(texts.youArrive, format.time(arrival.p50Millis), "arrive"),
        ...(due === undefined ? [] : [fact(texts.until, format.time(due), "until")]),
        ...(spare === undefined ? [] : [fact(texts.spare, format.spare(spare), spare < 0 ? "spare late" : "spare")]),
      ),
      ...(place
        ? [
            h(
              "a",
              { class: "primary", href: `geo:${place.lat},${place.lon}?q=${place.lat},${place.lon}` },
              icon("navigate", 20),
              texts.navigate,
            ),
          ]
        : []),
    );
  }

  /** A plan that asks for something else than the one that the driver saw is told until they say that they know. */
  private writeChange(plan: Plan | undefined): void {
    const { format, operations } = this.parts;
    const orderOf = (id: string) => operations.orders.get(id);
    this.seen = plan ? seenAfter(this.seen, plan, orderOf) : this.seen;
    const change = plan && this.seen && isNewerThan(plan, this.seen) ? planChange(this.seen, plan, orderOf) : undefined;
    this.change.hidden = change === undefined;
    if (!plan || !change) {
      return;
    }
    const ok = () => {
      this.seen = plan;
      this.change.hidden = true;
    };
    const names = [...change.fewer, ...change.more].map((stop) => nameOf(stop, orderOf(stop.order)) || stopText(stop, this.parts));
    const why = texts.planFor(texts.causes[plan.cause] ?? "", format.time(plan.madeMillis));
    this.change.replaceChildren(
      icon("plan", 20),
      h("b", {}, changeText(change)),
      h("span", { class: "sub" }, [...names, why].join(" · ")),
      h("button", { type: "button", class: "quiet", onclick: ok }, texts.ok),
    );
  }

  private writeThen(plan: Plan | undefined, nowMillis: number): void {
    const { format, operations } = this.parts;
    const stops = plan?.stops.slice(1) ?? [];
    this.then.hidden = stops.length === 0;
    const rows = stops.map((stop, i) => {
      const order = operations.orders.get(stop.order);
      const arrival = arrivalOf(stop, order, nowMillis);
      return h(
        "li",
        { "data-late": arrival.isLate },
        h("span", { class: "number" }, String(i + 2)),
        h("b", {}, nameOf(stop, order) || stopText(stop, this.parts)),
        h("span", { class: "side" }, format.time(arrival.p50Millis)),
        h("span", { class: "sub" }, stopText(stop, this.parts)),
        h("span", { class: "side sub" }, arrival.untilMillis === undefined ? "" : texts.untilTime(format.time(arrival.untilMillis))),
      );
    });
    this.then.replaceChildren(h("h2", {}, texts.thenStops), h("ol", {}, ...rows));
  }

  private writeOrders(plan: Plan | undefined, nowMillis: number): void {
    const { format, operations } = this.parts;
    const orders = [...operations.orders.list()].sort(
      (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.changedMillis - a.changedMillis,
    );
    this.orders.hidden = orders.length === 0;
    const rows = orders.map((order) => {
      const state = orderStateOf(order, nowMillis);
      const hasStop = plan?.stops.some((stop) => stop.order === order.id) ?? false;
      const element = h(
        "li",
        { "data-order": state },
        h("span", { class: "mark" }, icon(ORDER_ICONS[state], 20)),
        h("button", { type: "button", onclick: () => this.choose(order.id) }, h("b", {}, format.orderId(order.id)), ` ${order.dropoff.name}`),
        h("span", { class: "side" }, isOpen(order) ? "" : format.time(order.changedMillis)),
        h("span", { class: "sub" }, isOpen(order) && !hasStop ? texts.notPlanned : texts.orderStates[stageOf(order)]),
      );
      return { key: order.id, element };
    });
    this.kept.write(rows, isHeld(this.rows));
  }

  /** Shows the vehicle and its stops once each is known; afterwards the map is the driver's. */
  private frame(plan: Plan | undefined, hasFix: boolean): void {
    const key = `${plan !== undefined} ${hasFix}`;
    const { map, newest } = this.parts;
    const fix = newest(this.vehicle);
    if (key !== this.framed && (plan || fix)) {
      this.framed = key;
      map.camera.showEach([...(fix ? [fix] : []), ...(plan?.stops.flatMap((stop) => stop.place ?? []) ?? [])]);
    }
  }
}

function endOf(stop: PlanStop, order: Order | undefined): Stop | undefined {
  return stop.isPickup ? order?.pickup : order?.dropoff;
}

function nameOf(stop: PlanStop, order: Order | undefined): string {
  return endOf(stop, order)?.name ?? "";
}

/** `Pick up 48 213`, `Bring 48 213` */
function stopText(stop: PlanStop, { format }: RoleParts): string {
  const id = format.orderId(stop.order);
  return stop.isPickup ? texts.pickUp(id) : texts.bring(id);
}
