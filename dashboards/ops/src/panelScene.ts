// SPDX-License-Identifier: Apache-2.0
import type { Alert, History } from "@roadstream/client";
import type { AlertDesk } from "./alertDesk.ts";
import type { Fleetmates } from "./candidates.ts";
import { dayOrders, type DayOrdersWatch } from "./dayOrders.ts";
import type { DayWatch } from "./dayWatch.ts";
import type { Duties } from "./duties.ts";
import type { FleetMap } from "./fleetMap.ts";
import type { Format } from "./format.ts";
import { HourCache } from "./hourCache.ts";
import type { Operations } from "./operations.ts";
import type { Panel } from "./panel.ts";
import type { Selection } from "./selection.ts";
import { texts } from "./texts.ts";
import type { Timeline } from "./timeline.ts";
import type { ToldWatch } from "./told.ts";
import type { VehicleFacts } from "./vehicleView.ts";

/** Alerts that are over, and calls for help, are told of for so long. */
const SHOWN_CLOSED_MILLIS = 1_800_000;

/** Those who know what the panel shows. */
export interface PanelSources {
  readonly map: FleetMap;
  readonly operations: Operations;
  readonly selection: Selection;
  readonly desk: AlertDesk;
  readonly duties: Duties;
  readonly timeline: Timeline;
  readonly dayWatch: DayWatch;
  readonly dayOrders: DayOrdersWatch;
  readonly told: ToldWatch;
  readonly archive: Pick<History, "alertsBetween">;
}

/** Gathers what the panel is told of, now or at the moment that is looked at. */
export class PanelScene {
  private readonly openedMillis = Date.now();
  private readonly pastAlerts: HourCache<Alert>;

  /**
   * @param changed called when more is known of a moment that was looked at
   * @param clock milliseconds
   */
  constructor(
    private readonly panel: Panel,
    private readonly format: Format,
    private readonly sources: PanelSources,
    changed: () => void,
    clock: () => number,
  ) {
    const { archive } = sources;
    this.pastAlerts = new HourCache((from, to) => archive.alertsBetween(from, to), SHOWN_CLOSED_MILLIS, changed, clock);
  }

  write(now: number): void {
    const { map, selection, desk, told, timeline } = this.sources;
    const { moment } = timeline;
    const { isFollowing } = map.look;
    const alerts = moment === undefined ? undefined : this.pastAlerts.at(moment);
    this.panel.write(
      {
        alerts: moment === undefined ? desk.list(now) : desk.listAt(moment, alerts ?? []),
        shown: map.shown(),
        vehicle: selection.vehicleId === undefined ? undefined : this.vehicleFacts(selection.vehicleId, now),
        order: selection.orderId,
        isFollowing,
        carrierOf: (id) => {
          const fix = map.newest(id)?.eventTimeMillis;
          return { state: this.stateOf(id), fixAgeMillis: fix === undefined ? undefined : now - fix };
        },
        streetOf: (id, timeMillis) => map.streetOf(id, timeMillis),
        mates: () => this.mates(now),
        told: told.list(),
        momentMillis: moment,
        alertsNote: moment === undefined ? "" : this.alertsNote(moment),
        hasAlerts: moment === undefined || alerts !== undefined,
        liveMillis: now,
      },
      moment ?? now,
    );
    const isOfPlans = this.panel.list === "plans";
    if (isOfPlans !== map.work.look.isOfPlans) {
      map.work.setLook({ isOfPlans });
    }
  }

  private stateOf(id: string) {
    return this.sources.map.shown().find((v) => v.id === id)?.state ?? "offline";
  }

  private vehicleFacts(id: string, now: number): VehicleFacts {
    const { map, operations, dayWatch, dayOrders: watch } = this.sources;
    return {
      id,
      state: this.stateOf(id),
      newest: map.newestShown(id),
      points: map.trail(id)?.list() ?? [],
      isFollowing: map.look.isFollowing,
      day: dayWatch.day,
      orders: operations.hasOrders ? dayOrders(id, watch.rows, operations.orders.list(), this.format.startOfDay(now)) : undefined,
      ordersProblem: watch.problem,
    };
  }

  private mates(now: number): Fleetmates {
    const { map, operations, duties } = this.sources;
    const { directory } = operations;
    return {
      vehicles: map.near(now),
      entry: (id) => directory.vehicle(id),
      driver: (id) => directory.driverOf(id),
      openOrders: (id) => operations.openOrdersOf(id),
      isOnDuty: (id) => duties.isOn(id, directory.driverOf(id), now),
    };
  }

  /** What the history does not say of a moment; calls for help it does not keep. */
  private alertsNote(moment: number): string {
    const { pastAlerts } = this;
    const time = this.format.clock(moment);
    if (pastAlerts.at(moment) === undefined) {
      const problem = pastAlerts.problemAt(moment);
      return problem === "" ? texts.alertsLoading(time) : texts.alertsUnknown(time, problem);
    }
    return moment < this.openedMillis - SHOWN_CLOSED_MILLIS ? texts.callsUnknown(time) : texts.asThen(time);
  }
}
