// SPDX-License-Identifier: Apache-2.0
import type { Order, OrderDesk, OrderInShort } from "@roadstream/client";
import type { Format } from "./format.ts";
import { messageOf } from "./messageOf.ts";
import { isOpen } from "./orderState.ts";
import { texts } from "./texts.ts";

const EVERY_MILLIS = 60_000;

/** The orders of a vehicle today: open ones in the order in which they are promised, then ended ones, the newest first. */
export interface DayOrders {
  readonly open: readonly OrderInShort[];
  readonly ended: readonly OrderInShort[];
}

/**
 * What the order system said of a vehicle's day, with what the feed said since: the feed is ahead, but tells of the last half
 * hour only of what has ended.
 *
 * @param rows of the order system
 * @param feed all orders that the page knows
 */
export function dayOrders(vehicle: string, rows: readonly OrderInShort[], feed: readonly Order[], startMillis: number): DayOrders {
  const found = new Map(rows.map((row) => [row.id, row]));
  const due = new Map<string, number>();
  for (const order of feed) {
    const known = found.get(order.id);
    if (order.vehicle !== vehicle) {
      // Somebody else has it, unless the order system knows better.
      if (known && known.changedMillis <= order.changedMillis) {
        found.delete(order.id);
      }
    } else if (!known || known.changedMillis <= order.changedMillis) {
      found.set(order.id, { id: order.id, status: order.status, name: order.dropoff.name, changedMillis: order.changedMillis });
    }
    due.set(order.id, order.dropoff.untilMillis ?? Infinity);
  }
  const all = [...found.values()];
  const dueOf = ({ id }: OrderInShort) => due.get(id) ?? Infinity;
  return {
    open: all.filter(isOpen).sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0)),
    ended: all.filter((order) => !isOpen(order) && order.changedMillis >= startMillis).sort((a, b) => b.changedMillis - a.changedMillis),
  };
}

/** Asks the order system for the day of the selected vehicle, and every minute again. */
export class DayOrdersWatch {
  private selected: string | undefined;
  private askedMillis = 0;
  /** When it was asked what it said; undefined while it has not. */
  private rowsMillis: number | undefined;
  /** What it said; nothing while it has not. */
  rows: readonly OrderInShort[] = [];
  /** Why it did not say, and of when the rows are if it did before; empty if it did, or has not answered. */
  problem = "";

  constructor(
    private readonly desk: Pick<OrderDesk, "changedSince">,
    private readonly format: Format,
  ) {}

  /** Asks, if it is time to. */
  async ask(vehicle: string | undefined, nowMillis: number): Promise<void> {
    if (vehicle !== this.selected) {
      this.selected = vehicle;
      this.askedMillis = 0;
      this.rowsMillis = undefined;
      this.rows = [];
      this.problem = "";
    }
    if (vehicle === undefined || nowMillis - this.askedMillis < EVERY_MILLIS) {
      return;
    }
    this.askedMillis = nowMillis;
    try {
      const rows = await this.desk.changedSince(vehicle, this.format.startOfDay(nowMillis));
      if (vehicle === this.selected) {
        this.rows = rows;
        this.rowsMillis = nowMillis;
        this.problem = "";
      }
    } catch (error) {
      if (vehicle === this.selected) {
        this.problem = this.problemText(messageOf(error));
      }
    }
  }

  private problemText(why: string): string {
    const { rowsMillis } = this;
    return rowsMillis === undefined ? texts.dayOrdersUnknown(why) : texts.dayOrdersAsOf(this.format.time(rowsMillis), why);
  }
}
