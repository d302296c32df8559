// SPDX-License-Identifier: Apache-2.0
import { StopKind } from "./gen/roadstream/v1/eta_pb.ts";
import type { PlanChange, PlanSnapshot } from "./gen/roadstream/v1/gateway_pb.ts";
import type { Plan as PlanMessage, PlannedStop } from "./gen/roadstream/v1/plan_pb.ts";
import type { TriggerKind } from "./gen/roadstream/v1/trigger_pb.ts";
import { isOpen, isPickedUp, type Order, type Orders } from "./orders.ts";
import { orAbsent, type Place, toMillis, toPlace } from "./place.ts";

/** So long the gateway tells of orders that have ended. */
const ENDED_KEPT_MILLIS = 30 * 60_000;

/** A stop that a vehicle is to make. */
export interface PlanStop {
  readonly order: string;
  readonly isPickup: boolean;
  readonly place: Place | undefined;
  readonly arrivalMillis: number;
  readonly departureMillis: number;
  /** End of the stop's window; undefined if it has none. */
  readonly dueMillis: number | undefined;
}

/** The stops that a vehicle is to make, in order. */
export interface Plan {
  readonly vehicle: string;
  readonly version: number;
  readonly cause: TriggerKind;
  readonly driver: string | undefined;
  readonly madeMillis: number;
  /** By the clock of those who plan: the plan that was made last is the newest, versions may begin anew. */
  readonly plannedMillis: number;
  readonly stops: readonly PlanStop[];
}

/** What the stops of plans are about. */
export interface PlannedWork {
  readonly orders: Pick<Orders, "get" | "isKnown">;
  /** By the server's clock. */
  readonly nowMillis: () => number;
}

/**
 * What is left of the newest plan of each vehicle. A stop that was made needs no new plan, so those who know the orders see
 * what is still to be made.
 */
export class Plans {
  private readonly plans = new Map<string, Plan>();
  private changes = 0;

  /** @param work says what was made; without it plans are as they were sent */
  constructor(private readonly work?: PlannedWork) {}

  /** Counts changes. */
  get revision(): number {
    return this.changes;
  }

  /** Replaces everything by what stands now. */
  reset(snapshot: PlanSnapshot): void {
    this.plans.clear();
    snapshot.plans.forEach((plan) => this.put(plan));
    this.changes++;
  }

  /** An older plan than the known one is nothing new. */
  apply({ what }: PlanChange): void {
    if (what.case === "plan") {
      this.put(what.value);
    } else if (what.case === "gone") {
      this.plans.delete(what.value);
    }
    this.changes++;
  }

  get(vehicle: string): Plan | undefined {
    const plan = this.plans.get(vehicle);
    return plan && this.left(plan);
  }

  /** All of its stops, those that were made as well while their orders are told of. */
  sent(vehicle: string): Plan | undefined {
    return this.plans.get(vehicle);
  }

  /** An order has ended, or is not for this page any more: nobody has to go there by the plans that are known. */
  orderGone(id: string): void {
    for (const [vehicle, plan] of this.plans) {
      if (plan.stops.some((stop) => stop.order === id)) {
        this.plans.set(vehicle, { ...plan, stops: plan.stops.filter((stop) => stop.order !== id) });
        this.changes++;
      }
    }
  }

  /** Plans with something to do. */
  list(): Plan[] {
    return [...this.plans.values()].map((plan) => this.left(plan)).filter((plan) => plan.stops.length > 0);
  }

  private left(plan: Plan): Plan {
    const { work } = this;
    if (!work?.orders.isKnown) {
      return plan;
    }
    const oldest = work.nowMillis() - ENDED_KEPT_MILLIS;
    const isLeft = (stop: PlanStop) => {
      const order = work.orders.get(stop.order);
      // It may be nobody's yet; but one that nobody tells of long after its stop has ended.
      return order ? !isDone(stop, order) : stop.departureMillis > oldest;
    };
    return plan.stops.every(isLeft) ? plan : { ...plan, stops: plan.stops.filter(isLeft) };
  }

  private put(plan: PlanMessage): void {
    const vehicle = plan.envelope?.entityId;
    const version = Number(plan.version);
    const plannedMillis = Number(plan.envelope?.ingestTimeMillis ?? 0n);
    const known = vehicle === undefined ? undefined : this.plans.get(vehicle);
    if (vehicle === undefined || (known && isNewerThan(known, { plannedMillis, version }))) {
      return;
    }
    this.plans.set(vehicle, {
      vehicle,
      version,
      cause: plan.cause,
      driver: orAbsent(plan.driverId),
      madeMillis: Number(plan.envelope?.eventTimeMillis ?? 0n),
      plannedMillis,
      stops: plan.stops.map(toStop),
    });
  }
}

/** Whether nobody has to go there any more. */
function isDone({ isPickup }: PlanStop, order: Order): boolean {
  return !isOpen(order) || (isPickup && isPickedUp(order));
}

type Made = Pick<Plan, "plannedMillis" | "version">;

/** Of two plans of a vehicle the one made later counts, of one moment the one with the higher version. */
export function isNewerThan(plan: Made, other: Made): boolean {
  return plan.plannedMillis > other.plannedMillis || (plan.plannedMillis === other.plannedMillis && plan.version > other.version);
}

function toStop(stop: PlannedStop): PlanStop {
  return {
    order: stop.orderId,
    isPickup: stop.stop === StopKind.PICKUP,
    place: toPlace(stop.location),
    arrivalMillis: Number(stop.arrivalMillis),
    departureMillis: Number(stop.departureMillis),
    dueMillis: toMillis(stop.dueMillis),
  };
}
