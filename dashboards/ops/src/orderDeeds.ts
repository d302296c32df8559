// SPDX-License-Identifier: Apache-2.0
import type { OrderDesk } from "@roadstream/client";
import type { Format } from "./format.ts";
import type { Operations } from "./operations.ts";
import { texts } from "./texts.ts";
import type { Times, ToldWatch } from "./told.ts";
import type { Undo } from "./undo.ts";

/** What goods that nobody has yet can be in. */
const BEFORE_PICKUP = ["created", "assigned", "picking_up"];

/** What people of ops do about orders, in the order database. */
export class OrderDeeds {
  constructor(
    private readonly desk: Pick<OrderDesk, "row" | "assign" | "tell">,
    private readonly operations: Operations,
    private readonly undo: Undo,
    private readonly format: Format,
    private readonly told: Pick<ToldWatch, "add">,
  ) {}

  /** Tells the customer; it cannot be taken back, since they have read it. */
  async tell(order: string, { fromMillis, untilMillis }: Times): Promise<void> {
    this.told.add(order, await this.desk.tell(order, fromMillis, untilMillis));
  }

  /**
   * Gives an order to a vehicle and whoever drives it; it can be taken back for a moment. Done once it is written: what
   * others did to the order since somebody decided wins.
   */
  async assign(order: string, vehicle: string): Promise<void> {
    // What was done a moment ago, perhaps to this very order, is written first.
    const row = this.undo.flush().then(() => this.desk.row(order));
    // It is looked at when it is sent.
    row.catch(() => {});
    await this.undo.wait(texts.givenTo(this.format.orderId(order), this.format.id(vehicle)), async () => {
      const { status, updatedAt } = await row;
      if (!BEFORE_PICKUP.includes(status)) {
        throw new Error(texts.nowIs(status.replaceAll("_", " ")));
      }
      const driver = this.operations.directory.driverOf(vehicle)?.id;
      await this.desk.assign(order, { vehicle, driver, status: status === "assigned" ? undefined : "assigned" }, updatedAt);
    });
  }
}
