// SPDX-License-Identifier: Apache-2.0
import type { Estimate, History, Order, Told } from "@roadstream/client";
import { messageOf } from "./messageOf.ts";
import { askableMillis } from "./orderRecall.ts";

const MINUTE_MILLIS = 60_000;
/** Few are of ops. */
export const OPS_AGAIN_MILLIS = 30_000;
/** Customers are many, and what they were told changes rarely. */
export const CUSTOMER_AGAIN_MILLIS = 180_000;

/** An arrival in whole minutes, as people are told. */
export type Times = Pick<Told, "fromMillis" | "untilMillis">;

/** Rounded outward, so that the promise does not get tighter. */
export function timesOf({ p10Millis, p90Millis }: Pick<Estimate, "p10Millis" | "p90Millis">): Times {
  return {
    fromMillis: Math.floor(p10Millis / MINUTE_MILLIS) * MINUTE_MILLIS,
    untilMillis: Math.ceil(p90Millis / MINUTE_MILLIS) * MINUTE_MILLIS,
  };
}

export function isSame(a: Times, b: Times): boolean {
  return a.fromMillis === b.fromMillis && a.untilMillis === b.untilMillis;
}

/**
 * Whether the customer should hear of an estimate: its most likely time has left what was told, or nothing was told
 * and it is likely late. Edges that move by a minute are no news.
 */
export function isNews(eta: Estimate, last: Told | undefined, isLate: boolean): boolean {
  return last ? eta.p50Millis < last.fromMillis || eta.p50Millis > last.untilMillis : isLate;
}

/** What the customer of the order that is looked at was told: the history is asked from time to time. */
export class ToldWatch {
  private order: string | undefined;
  private askedMillis = -Infinity;
  /** Undefined until the history has answered. */
  private stored: readonly Told[] | undefined;
  /** Told from this page, until the history knows it. */
  private own: readonly Told[] = [];
  private changes = 0;

  constructor(
    private readonly archive: Pick<History, "orderTold">,
    private readonly againMillis: number,
  ) {}

  get revision(): number {
    return this.changes;
  }

  /** @param looked undefined for none */
  ask(looked: Pick<Order, "id" | "createdMillis"> | undefined, nowMillis: number): void {
    const order = looked?.id;
    if (order !== this.order) {
      this.order = order;
      this.askedMillis = -Infinity;
      this.stored = undefined;
      this.own = [];
      this.changes++;
    }
    if (!looked || nowMillis < Math.max(askableMillis(looked), this.askedMillis + this.againMillis)) {
      return;
    }
    this.askedMillis = nowMillis;
    this.archive.orderTold(looked.id).then(
      (told) => {
        if (order === this.order) {
          this.stored = told;
          this.changes++;
        }
      },
      (error: unknown) => console.info(`history: ${messageOf(error)}`),
    );
  }

  add(order: string, told: Told): void {
    if (order === this.order) {
      this.own = [...this.own, told];
      this.changes++;
    }
  }

  /** The oldest first; undefined while nobody knows. */
  list(): Told[] | undefined {
    if (!this.stored && this.own.length === 0) {
      return undefined;
    }
    const key = ({ timeMillis, fromMillis, untilMillis }: Told) => `${timeMillis} ${fromMillis} ${untilMillis}`;
    const all = new Map([...(this.stored ?? []), ...this.own].map((told) => [key(told), told]));
    return [...all.values()].sort((a, b) => a.timeMillis - b.timeMillis);
  }
}
