// SPDX-License-Identifier: Apache-2.0
import type { ServerHello } from "@roadstream/client";
import { NO_MATES } from "./candidates.ts";
import { h } from "./dom.ts";
import { OrderList } from "./orderList.ts";
import { OrderView } from "./orderView.ts";
import type { RoleParts, RoleView } from "./roleView.ts";
import { texts } from "./texts.ts";

/** The orders of a merchant as a list, and one of them whole; who brings them is not told. */
export class MerchantView implements RoleView {
  readonly element = h("div", { class: "selling" });
  title = "";
  subtitle = "";
  overMap = "";
  private readonly body = h("div", { class: "body" });
  private readonly list: OrderList;
  private order: OrderView | undefined;
  private isFramed = false;

  constructor(private readonly parts: RoleParts) {
    const { operations, format } = parts;
    this.list = new OrderList(this.body, operations, format, (id) => this.choose(id));
    this.element.append(this.body);
  }

  write(hello: ServerHello | undefined, nowMillis: number): void {
    const { operations, format } = this.parts;
    this.title = hello?.subject === undefined ? "" : format.id(hello.subject);
    this.subtitle = hello ? texts.openOrders(operations.listOpen().length) : "";
    this.frame();
    if (this.order) {
      this.parts.recall(this.order.id, nowMillis);
      this.order.write({ carrierOf: () => undefined, streetOf: () => undefined, isFollowing: false, momentMillis: undefined, mates: () => NO_MATES, told: undefined }, nowMillis);
    } else {
      this.list.write(nowMillis);
    }
  }

  choose(id: string): void {
    const { operations, format, map } = this.parts;
    const close = () => {
      this.order = undefined;
      map.work.setLook({ selectedOrder: undefined });
      this.element.replaceChildren(this.body);
    };
    this.order = new OrderView(id, operations, format, undefined, close);
    map.work.setLook({ selectedOrder: id });
    this.element.replaceChildren(this.order.element);
    const order = operations.orders.get(id);
    if (order) {
      map.camera.showEach([order.pickup.place, order.dropoff.place].flatMap((place) => place ?? []));
    }
  }

  /** Shows where orders go to, once. */
  private frame(): void {
    const places = this.parts.operations.listOpen().flatMap((order) => order.dropoff.place ?? []);
    if (!this.isFramed && places.length > 0) {
      this.isFramed = true;
      this.parts.map.camera.showAll(places);
    }
  }
}
