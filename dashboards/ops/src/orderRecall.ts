// SPDX-License-Identifier: Apache-2.0
import { type Estimate, type History, type Order, type Orders, OrderStatus, type Steps } from "@roadstream/client";
import { messageOf } from "./messageOf.ts";

const RETRY_MILLIS = 30_000;
/** An order that is younger the history may not know yet, and there is little to remember of it. */
const YOUNG_MILLIS = 30_000;

/** The moment from which on the history is asked about an order. */
export function askableMillis({ createdMillis }: Pick<Order, "createdMillis">): number {
  return createdMillis + YOUNG_MILLIS;
}

/** Asks the history once what an order went through before the page was opened. */
export class OrderRecall {
  /** When each may be asked for again. */
  private readonly asked = new Map<string, number>();

  constructor(
    private readonly archive: Pick<History, "orderTimeline">,
    private readonly orders: Pick<Orders, "get" | "recall">,
  ) {}

  /** @param id of an order that is looked at; undefined for none */
  ask(id: string | undefined, nowMillis: number): void {
    const order = id === undefined ? undefined : this.orders.get(id);
    if (id === undefined || !order || nowMillis < (this.asked.get(id) ?? askableMillis(order))) {
      return;
    }
    this.asked.set(id, Number.POSITIVE_INFINITY);
    this.archive.orderTimeline(id).then(
      (timeline) => {
        if (timeline.steps.size > 0) {
          this.orders.recall(id, timeline);
        } else {
          // The history does not know it yet.
          this.asked.set(id, nowMillis + RETRY_MILLIS);
        }
      },
      (error: unknown) => {
        // The page goes on with what it hears itself.
        console.info(`history: ${messageOf(error)}`);
        this.asked.set(id, nowMillis + RETRY_MILLIS);
      },
    );
  }
}

/** An order as it stood at a moment of the past; undefined if it was not there yet. */
export function orderAt(order: Order, steps: Steps, estimates: readonly Estimate[], momentMillis: number): Order | undefined {
  if (order.createdMillis > momentMillis) {
    return undefined;
  }
  let status = OrderStatus.CREATED;
  let changedMillis = order.createdMillis;
  for (const [next, timeMillis] of steps) {
    if (timeMillis <= momentMillis && timeMillis >= changedMillis) {
      status = next;
      changedMillis = timeMillis;
    }
  }
  const eta = estimates.filter((estimate) => estimate.madeMillis <= momentMillis).at(-1);
  return {
    ...order,
    status,
    changedMillis,
    // Who was to bring it then only an estimate says.
    vehicle: eta?.vehicle || undefined,
    driver: undefined,
    pickupEta: undefined,
    dropoffEta: eta,
  };
}
