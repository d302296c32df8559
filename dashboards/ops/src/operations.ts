// SPDX-License-Identifier: Apache-2.0
import {
  Alerts,
  type Crossing,
  Directory,
  type FeedHandlers,
  Fences,
  type Order,
  Orders,
  type Place,
  Plans,
} from "@roadstream/client";
import { countOrders, type OrderNumbers, Takings } from "./orderNumbers.ts";
import { byLateness, isOpen, type Lateness, latenessOf } from "./orderState.ts";

const LOOK_AGAIN_MILLIS = 1_000;

/** What the page does when a feed tells something. */
export interface OperationsActions {
  /** The tenant's zone, locale and units may be others now. */
  directory(): void;
  /** @param isCritical somebody should hear of it */
  alerts(isCritical: boolean): void;
  crossed(crossing: Crossing): void;
}

/** What a vehicle has to do, as far as its state depends on it. */
export interface Work {
  readonly late: ReadonlyMap<string, Lateness>;
  readonly nextStops: ReadonlyMap<string, Place>;
}

export const NO_WORK: Work = { late: new Map(), nextStops: new Map() };

/** What the fleet works on: orders, plans, fences, alerts of rules, and who is who. */
export class Operations {
  readonly orders = new Orders();
  readonly alerts = new Alerts();
  readonly plans: Plans;
  readonly fences = new Fences();
  readonly directory = new Directory();
  readonly takings = new Takings();
  private known: Work = NO_WORK;
  private knownOf = "";
  private counted: OrderNumbers | undefined;
  private countedOf = "";
  private open: Order[] = [];
  private openRevision = -1;

  /** @param nowMillis by the server's clock */
  constructor(nowMillis: () => number) {
    this.plans = new Plans({ orders: this.orders, nowMillis });
  }

  /**
   * Whether the tenant has orders at all: some were seen, or an order database says who drives. A fleet without them is
   * told nothing of orders; one that has none just now is told that.
   */
  get hasOrders(): boolean {
    return this.orders.hasSeenAny || this.directory.listDrivers().length > 0;
  }

  handlers(actions: OperationsActions): FeedHandlers {
    return {
      orders: (snapshot) => this.orders.reset(snapshot),
      order: (change) => {
        this.orders.apply(change);
        if (change.what.case === "gone") {
          this.plans.orderGone(change.what.value);
        }
      },
      alerts: (snapshot) => {
        this.alerts.reset(snapshot);
        actions.alerts(false);
      },
      alert: (change) => {
        const isNew = this.alerts.apply(change);
        const alert = change.what.case === "alert" ? this.alerts.get(change.what.value.id) : undefined;
        actions.alerts(isNew && alert?.severity === "critical" && alert.endedMillis === undefined);
      },
      plans: (snapshot) => this.plans.reset(snapshot),
      plan: (change) => this.plans.apply(change),
      fences: (snapshot) => this.fences.reset(snapshot),
      fence: (change) => {
        const crossing = this.fences.apply(change);
        if (crossing) {
          actions.crossed(crossing);
        }
      },
      directory: (snapshot) => {
        this.directory.reset(snapshot);
        actions.directory();
      },
      directoryChange: (change) => {
        this.directory.apply(change);
        actions.directory();
      },
    };
  }

  listOpen(): readonly Order[] {
    if (this.openRevision !== this.orders.revision) {
      this.openRevision = this.orders.revision;
      this.open = this.orders.list().filter(isOpen);
    }
    return this.open;
  }

  openOrdersOf(vehicle: string): Order[] {
    return this.listOpen().filter((order) => order.vehicle === vehicle);
  }

  /** The worst order of each vehicle that is late, and where each goes next; looked up once a second. */
  work(nowMillis: number): Work {
    const key = this.keyOf(nowMillis);
    if (key !== this.knownOf) {
      this.knownOf = key;
      this.known = { late: this.lateVehicles(nowMillis), nextStops: this.nextStops() };
    }
    return this.known;
  }

  /** How the orders stand, counted once a second; undefined for a fleet without any. */
  numbers(nowMillis: number): OrderNumbers | undefined {
    const key = this.keyOf(nowMillis);
    if (key !== this.countedOf) {
      this.countedOf = key;
      const revenue = this.takings.perMinute(this.directory.tenant?.currency, nowMillis);
      this.counted = this.hasOrders ? countOrders(this.orders.list(), revenue, nowMillis) : undefined;
    }
    return this.counted;
  }

  /** Name of who drives a vehicle; empty if nobody knows. */
  driverName(vehicle: string): string {
    return this.directory.driverOf(vehicle)?.name ?? "";
  }

  private keyOf(nowMillis: number): string {
    return `${this.orders.revision} ${this.plans.revision} ${Math.floor(nowMillis / LOOK_AGAIN_MILLIS)}`;
  }

  private lateVehicles(nowMillis: number): Map<string, Lateness> {
    const late = new Map<string, Lateness>();
    for (const order of this.listOpen()) {
      const lateness = order.vehicle === undefined ? undefined : latenessOf(order, nowMillis);
      const worst = order.vehicle === undefined ? undefined : late.get(order.vehicle);
      if (order.vehicle !== undefined && lateness && (!worst || byLateness(lateness, worst) < 0)) {
        late.set(order.vehicle, lateness);
      }
    }
    return late;
  }

  private nextStops(): Map<string, Place> {
    return new Map(
      this.plans.list().flatMap((plan): [string, Place][] => {
        const place = plan.stops[0]?.place;
        return place ? [[plan.vehicle, place]] : [];
      }),
    );
  }
}
