// SPDX-License-Identifier: Apache-2.0
import type { Eta } from "./gen/roadstream/v1/eta_pb.ts";
import type { OrderChange, OrderSnapshot, OrderState } from "./gen/roadstream/v1/gateway_pb.ts";
import { OrderStatus, type OrderStop } from "./gen/roadstream/v1/order_pb.ts";
import { orAbsent, type Place, toMillis, toPlace } from "./place.ts";

/** Estimates of one order that are kept, and how far apart they are at least. */
const MOST_ESTIMATES = 240;
const APART_MILLIS = 15_000;

/** One of the two ends of an order. */
export interface Stop {
  readonly place: Place | undefined;
  readonly name: string;
  readonly fromMillis: number | undefined;
  readonly untilMillis: number | undefined;
}

/** When a vehicle will be at a stop: 10, 50 and 90 of 100 arrivals are not later. */
export interface Estimate {
  /** Time of the fix that it rests on. */
  readonly madeMillis: number;
  readonly vehicle: string;
  readonly p10Millis: number;
  readonly p50Millis: number;
  readonly p90Millis: number;
  readonly remainingMeters: number;
  /** Probability of arriving after the stop's window, 0 to 1; undefined without an end of it. */
  readonly lateShare: number | undefined;
}

/** An amount in minor units of its currency. */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/** An order with what is expected of it. */
export interface Order {
  readonly id: string;
  readonly status: OrderStatus;
  readonly customer: string | undefined;
  readonly merchant: string | undefined;
  readonly driver: string | undefined;
  readonly vehicle: string | undefined;
  readonly pickup: Stop;
  readonly dropoff: Stop;
  readonly readyMillis: number | undefined;
  readonly size: number;
  readonly price: Amount | undefined;
  readonly createdMillis: number;
  /** When it last changed. */
  readonly changedMillis: number;
  readonly pickupEta: Estimate | undefined;
  readonly dropoffEta: Estimate | undefined;
}

const CARRIED: readonly OrderStatus[] = [OrderStatus.PICKED_UP, OrderStatus.DELIVERING];
const OVER: readonly OrderStatus[] = [OrderStatus.DELIVERED, OrderStatus.CANCELLED, OrderStatus.FAILED];

export function isOpen({ status }: Pick<Order, "status">): boolean {
  return !OVER.includes(status);
}

/** On board, or brought already. */
export function isPickedUp({ status }: Pick<Order, "status">): boolean {
  return CARRIED.includes(status) || status === OrderStatus.DELIVERED;
}

/** When the page saw an order come into a status. */
export type Steps = ReadonlyMap<OrderStatus, number>;

/** Orders that are open or ended lately, and how their estimates moved while somebody watched. */
export class Orders {
  private readonly orders = new Map<string, Order>();
  private readonly estimates = new Map<string, Estimate[]>();
  private readonly steps = new Map<string, Map<OrderStatus, number>>();
  /** Counts changes. */
  private changes = 0;
  /** Of which the history has said what was before. */
  private readonly recalled = new Set<string>();
  private hasSnapshot = false;
  private hasAny = false;

  get revision(): number {
    return this.changes;
  }

  /** Whether the gateway has said what there is. */
  get isKnown(): boolean {
    return this.hasSnapshot;
  }

  /** Replaces everything; what was seen of orders that are still there is kept. */
  reset(snapshot: OrderSnapshot): void {
    this.hasSnapshot = true;
    this.orders.clear();
    snapshot.orders.forEach((state) => this.put(state));
    for (const id of [...this.steps.keys()]) {
      if (!this.orders.has(id)) {
        this.forget(id);
      }
    }
    this.changes++;
  }

  apply({ what }: OrderChange): void {
    if (what.case === "state") {
      this.put(what.value);
    } else if (what.case === "gone") {
      this.orders.delete(what.value);
      this.forget(what.value);
    }
    this.changes++;
  }

  /** Whether there was an order since the page was opened. */
  get hasSeenAny(): boolean {
    return this.hasAny;
  }

  get(id: string): Order | undefined {
    return this.orders.get(id);
  }

  list(): Order[] {
    return [...this.orders.values()];
  }

  /** Estimates of the drop-off, the oldest first: the same array until there are others, which are another array. */
  estimatesOf(id: string): readonly Estimate[] {
    return this.estimates.get(id) ?? [];
  }

  stepsOf(id: string): Steps {
    return this.steps.get(id) ?? new Map();
  }

  /** Takes what the history knows of an order from before the page saw it; nothing of one that is not there. */
  recall(id: string, { steps, dropoff }: { readonly steps: Steps; readonly dropoff: readonly Estimate[] }): void {
    if (!this.orders.has(id)) {
      return;
    }
    this.steps.set(id, new Map([...(this.steps.get(id) ?? []), ...steps]));
    const known = this.estimates.get(id) ?? [];
    const first = known[0]?.madeMillis ?? Infinity;
    this.estimates.set(id, thin([...dropoff.filter((eta) => eta.madeMillis < first), ...known]));
    this.recalled.add(id);
    this.changes++;
  }

  /** Whether everything that an order went through is known. */
  isRecalled(id: string): boolean {
    return this.recalled.has(id);
  }

  private put(state: OrderState): void {
    const order = toOrder(state);
    if (!order) {
      return;
    }
    this.orders.set(order.id, order);
    this.hasAny = true;
    const steps = this.steps.get(order.id) ?? new Map<OrderStatus, number>();
    if (!steps.has(order.status)) {
      // Only the change of the status itself; a later change of the same status is no step.
      steps.set(order.status, order.changedMillis);
    }
    this.steps.set(order.id, steps);
    if (order.dropoffEta) {
      this.collect(order.id, order.dropoffEta);
    }
  }

  /** Newer ones, and at most one of 15 s; the newest is always there. */
  private collect(id: string, eta: Estimate): void {
    const known = this.estimates.get(id) ?? [];
    const last = known.at(-1);
    if (last && eta.madeMillis < last.madeMillis) {
      return;
    }
    const before = known.at(-2);
    const isClose =
      last !== undefined &&
      (last.madeMillis === eta.madeMillis ||
        (before !== undefined && last.madeMillis - before.madeMillis < APART_MILLIS));
    const kept = isClose ? known.slice(0, -1) : known;
    this.estimates.set(id, [...kept, eta].slice(-MOST_ESTIMATES));
  }

  private forget(id: string): void {
    this.estimates.delete(id);
    this.steps.delete(id);
    this.recalled.delete(id);
  }
}

/** As many as are kept, evenly, with the newest. */
function thin(estimates: readonly Estimate[]): Estimate[] {
  const every = Math.ceil(estimates.length / MOST_ESTIMATES);
  return estimates.filter((_, i) => (estimates.length - 1 - i) % every === 0);
}

function toOrder({ order, pickupEta, dropoffEta }: OrderState): Order | undefined {
  if (!order?.envelope) {
    return undefined;
  }
  return {
    id: order.envelope.entityId,
    status: order.status,
    customer: orAbsent(order.customerId),
    merchant: orAbsent(order.merchantId),
    driver: orAbsent(order.driverId),
    vehicle: orAbsent(order.vehicleId) ?? orAbsent(dropoffEta?.vehicleId ?? pickupEta?.vehicleId ?? ""),
    pickup: toStop(order.pickup),
    dropoff: toStop(order.dropoff),
    readyMillis: toMillis(order.readyTimeMillis),
    size: order.size,
    price: order.price && { minor: Number(order.price.minor), currency: order.price.currency },
    createdMillis: Number(order.createdTimeMillis),
    changedMillis: Number(order.envelope.eventTimeMillis),
    pickupEta: pickupEta && toEstimate(pickupEta),
    dropoffEta: dropoffEta && toEstimate(dropoffEta),
  };
}

function toStop(stop: OrderStop | undefined): Stop {
  return {
    place: toPlace(stop?.location),
    name: stop?.name ?? "",
    fromMillis: toMillis(stop?.window?.fromMillis),
    untilMillis: toMillis(stop?.window?.untilMillis),
  };
}

function toEstimate(eta: Eta): Estimate {
  return {
    madeMillis: Number(eta.envelope?.eventTimeMillis ?? 0n),
    vehicle: eta.vehicleId,
    p10Millis: Number(eta.p10Millis),
    p50Millis: Number(eta.p50Millis),
    p90Millis: Number(eta.p90Millis),
    remainingMeters: eta.remainingM,
    lateShare: eta.latePermille === undefined ? undefined : eta.latePermille / 1000,
  };
}
