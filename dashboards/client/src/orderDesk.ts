// SPDX-License-Identifier: Apache-2.0
import { OrderStatus } from "./gen/roadstream/v1/order_pb.ts";
import type { Told } from "./told.ts";
import { ask, askAll, NOT_FOUND, type Paged, send } from "./rest.ts";

const PAGE_LIMIT = 1_000;

/** An order as the order database has it. */
export interface OrderRow {
  /** `created`, `picked_up`, … */
  readonly status: string;
  /** Which version of it, to be given back with a change. */
  readonly updatedAt: string;
}

/** An order of a vehicle, in short. */
export interface OrderInShort {
  readonly id: string;
  readonly status: OrderStatus;
  /** Where it goes, for people. */
  readonly name: string;
  /** When it last changed. */
  readonly changedMillis: number;
}

/** Who shall bring an order. */
export interface Assignment {
  readonly vehicle: string;
  /** Undefined if nobody is known to drive it. */
  readonly driver: string | undefined;
  /** That the order shall have; undefined to leave it. */
  readonly status: "assigned" | undefined;
}

interface Listed extends Paged {
  readonly orders: readonly { readonly id: string; readonly status: string; readonly updatedAt: string; readonly dropoff: { readonly name: string | null } }[];
}

interface Results {
  readonly results: readonly { readonly result: string; readonly detail: string }[];
}

/** The gateway's REST interface to orders as they are now, for ops; docs/rest.md. */
export class OrderDesk {
  constructor(
    private readonly base: string,
    private readonly token: string,
  ) {}

  /** @throws Error with the gateway's own words */
  async row(order: string): Promise<OrderRow> {
    const answer = await ask(this.base, this.token, `/v1/orders/${encodeURIComponent(order)}`, {});
    if (answer.status === NOT_FOUND) {
      throw new Error("the order system has no such order");
    }
    const { status, updatedAt } = (await answer.json()) as OrderRow;
    return { status, updatedAt };
  }

  /**
   * Orders that a vehicle brings, or was the last to bring, and that changed since a time.
   *
   * @throws Error with the gateway's own words
   */
  async changedSince(vehicle: string, sinceMillis: number): Promise<OrderInShort[]> {
    const since = String(Math.floor(sinceMillis));
    const rows = await askAll(this.base, this.token, "/v1/orders", { vehicle, since, limit: String(PAGE_LIMIT) }, (page: Listed) => page.orders);
    return rows.map(({ id, status, updatedAt, dropoff }) => ({
      id,
      status: statusOf(status),
      name: dropoff.name ?? "",
      changedMillis: Date.parse(updatedAt),
    }));
  }

  /**
   * Writes down what the customer is told; done once it is written.
   *
   * @throws Error with the gateway's own words
   */
  async tell(order: string, fromMillis: number, untilMillis: number): Promise<Told> {
    const body = { from: new Date(fromMillis).toISOString(), until: new Date(untilMillis).toISOString() };
    const answer = await send(this.base, this.token, `/v1/orders/${encodeURIComponent(order)}/told`, body);
    const { time } = (await answer.json()) as { readonly time: string };
    return { timeMillis: Date.parse(time), fromMillis, untilMillis };
  }

  /**
   * Gives an order to a vehicle if nobody has changed it since; done once it is written.
   *
   * @throws Error with the gateway's own words, also if it was not written
   */
  async assign(order: string, to: Assignment, updatedAt: string): Promise<void> {
    const change = { order, vehicle: to.vehicle, driver: to.driver ?? null, ...(to.status ? { status: to.status } : {}), updatedAt };
    const answer = await send(this.base, this.token, "/v1/orders/batch", { changes: [change] });
    const [outcome] = ((await answer.json()) as Results).results;
    if (outcome?.result !== "applied" && outcome?.result !== "unchanged") {
      throw new Error(outcome?.detail || `the answer was ${outcome?.result}`);
    }
  }
}

/** From `picked_up`. */
function statusOf(word: string): OrderStatus {
  const status = OrderStatus[word.toUpperCase() as keyof typeof OrderStatus];
  return status ?? OrderStatus.UNSPECIFIED;
}
