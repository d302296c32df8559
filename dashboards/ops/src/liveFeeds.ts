// SPDX-License-Identifier: Apache-2.0
import { type Changes, type ConnectionState, Fleet, type FleetMetrics, type Handlers, type ServerHello } from "@roadstream/client";
import { Duties } from "./duties.ts";
import { Emergencies } from "./emergencies.ts";
import { FreshnessGauge } from "./freshness.ts";
import type { Operations, OperationsActions } from "./operations.ts";
import type { ServerClock } from "./serverClock.ts";

/** What the page does when something is heard. */
export interface FeedActions extends OperationsActions {
  greeted(hello: ServerHello): void;
  changed(changes: Changes): void;
  /** @param isCall somebody called for help just now */
  statuses(isCall: boolean): void;
  metrics(metrics: FleetMetrics): void;
}

/** What the connection tells of vehicles and drivers, and how fresh that is. */
export class LiveFeeds {
  readonly fleet = new Fleet();
  readonly emergencies = new Emergencies();
  readonly duties = new Duties();
  readonly gauge = new FreshnessGauge();
  state: ConnectionState = "connecting";
  hello: ServerHello | undefined;

  constructor(
    private readonly clock: ServerClock,
    private readonly operations: Operations,
  ) {}

  handlers(actions: FeedActions): Handlers {
    const { fleet, emergencies, duties, gauge, clock, operations } = this;
    const takeChanges = () => {
      const changes = fleet.takeChanges();
      for (const vehicle of changes.changed) {
        gauge.event(vehicle.eventTimeMillis);
      }
      actions.changed(changes);
    };
    return {
      state: (next) => {
        this.state = next;
        gauge.connectionIs(next, clock.now());
      },
      hello: (next, isSameEpoch) => {
        this.hello = next;
        clock.set(Number(next.serverTimeMillis));
        actions.greeted(next);
        if (!isSameEpoch) {
          fleet.clear();
        }
      },
      snapshot: (snapshot) => {
        fleet.applySnapshot(snapshot);
        takeChanges();
        gauge.back(false, clock.now());
      },
      recovered: (recovered) => {
        const isWhole = fleet.applyRecovered(recovered);
        takeChanges();
        if (isWhole) {
          gauge.back(true, clock.now());
        }
        return isWhole;
      },
      gap: () => fleet.clear(),
      delta: (delta) => {
        fleet.applyDelta(delta);
        takeChanges();
      },
      statuses: (statuses) => {
        emergencies.reset(statuses);
        duties.reset(statuses);
        actions.statuses(false);
      },
      status: (status) => {
        duties.apply(status);
        actions.statuses(emergencies.apply(status));
      },
      metrics: (metrics) => {
        if (metrics.kpis) {
          operations.takings.take(metrics.kpis);
        }
        actions.metrics(metrics);
        gauge.fleet(metrics.positionsPerSecond, metrics.eventAgeP50Millis, clock.now());
      },
      roundTrip: (millis) => gauge.roundTrip(millis),
      error: (message) => console.warn(`gateway: ${message}`),
      ...operations.handlers(actions),
    };
  }
}
