// SPDX-License-Identifier: Apache-2.0
import { Severity } from "./gen/roadstream/v1/anomaly_pb.ts";
import { type AlertChange, AlertKind, type AlertSnapshot, type AlertState } from "./gen/roadstream/v1/gateway_pb.ts";
import { type Handled, orAbsent, type Place, toHandled, toMillis, toPlace } from "./place.ts";

export type AlertSeverity = "critical" | "high" | "medium" | "info";

/** The rule that raised an alert. */
export type AlertRule = "silence" | "teleport" | "speeding" | "noGo" | "lateRisk";

/** Something that a person should know of, and what was done about it. */
export interface Alert {
  readonly id: string;
  readonly rule: AlertRule;
  readonly severity: AlertSeverity;
  readonly vehicle: string | undefined;
  readonly order: string | undefined;
  readonly fence: string | undefined;
  readonly fenceName: string;
  readonly startedMillis: number;
  /** Undefined while it goes on. */
  readonly endedMillis: number | undefined;
  readonly place: Place | undefined;
  /** The worst milliseconds of silence, metres of a jump, cm/s of speed; present thousandths of a late order; 0 for zones. */
  readonly measured: number;
  /** The worst so far, same unit. */
  readonly worst: number;
  readonly limit: number;
  readonly acknowledged: Handled | undefined;
  readonly resolved: Handled | undefined;
}

const RULES: Record<AlertKind, AlertRule | undefined> = {
  [AlertKind.UNSPECIFIED]: undefined,
  [AlertKind.SILENCE]: "silence",
  [AlertKind.TELEPORT]: "teleport",
  [AlertKind.SPEEDING]: "speeding",
  [AlertKind.NO_GO]: "noGo",
  [AlertKind.LATE_RISK]: "lateRisk",
};
const SEVERITIES: Record<Severity, AlertSeverity> = {
  [Severity.UNSPECIFIED]: "info",
  [Severity.INFO]: "info",
  [Severity.MEDIUM]: "medium",
  [Severity.HIGH]: "high",
  [Severity.CRITICAL]: "critical",
};

/** Alerts that are over are known for so long, for looking back, and so many of them at most. */
const KEEP_ENDED_MILLIS = 86_400_000;
const MOST_ENDED = 2_000;

/** Alerts that go on, as many as the gateway keeps, and those that ended within a day, a bounded number of them. */
export class Alerts {
  private readonly alerts = new Map<string, Alert>();
  /** The newest of all; age is counted from it, since the clocks of vehicles and gateway are not this page's. */
  private newestEndMillis = 0;

  /** Replaces everything by what stands now. */
  reset(snapshot: AlertSnapshot): void {
    this.alerts.clear();
    snapshot.alerts.forEach((state) => this.put(state));
    this.forgetEnded();
  }

  /** Takes a change; whether it is an alert that was not known. */
  apply({ what }: AlertChange): boolean {
    switch (what.case) {
      case "alert": {
        const isNew = !this.alerts.has(what.value.id);
        this.put(what.value);
        if (what.value.endedTimeMillis !== undefined) {
          this.forgetEnded();
        }
        return isNew;
      }
      case "gone":
        this.alerts.delete(what.value);
        return false;
      default:
        return false;
    }
  }

  get(id: string): Alert | undefined {
    return this.alerts.get(id);
  }

  list(): Alert[] {
    return [...this.alerts.values()];
  }

  private put(state: AlertState): void {
    const rule = RULES[state.kind];
    if (!rule) {
      // Of a gateway that is newer than this page.
      return;
    }
    const alert: Alert = {
      id: state.id,
      rule,
      severity: SEVERITIES[state.severity] ?? "info",
      vehicle: orAbsent(state.vehicleId),
      order: orAbsent(state.orderId),
      fence: orAbsent(state.geofenceId),
      fenceName: state.geofenceName,
      startedMillis: Number(state.startedTimeMillis),
      endedMillis: toMillis(state.endedTimeMillis),
      place: toPlace(state.location),
      measured: Number(state.measured),
      worst: Number(state.worst),
      limit: Number(state.limit),
      acknowledged: toHandled(state.acknowledged),
      resolved: toHandled(state.resolved),
    };
    this.newestEndMillis = Math.max(this.newestEndMillis, alert.endedMillis ?? 0);
    this.alerts.set(alert.id, alert);
  }

  /** One that goes on stays, whatever a person did about it. */
  private forgetEnded(): void {
    const since = this.newestEndMillis - KEEP_ENDED_MILLIS;
    const ended: { id: string; endedMillis: number }[] = [];
    for (const { id, endedMillis } of this.alerts.values()) {
      if (endedMillis !== undefined && endedMillis < since) {
        this.alerts.delete(id);
      } else if (endedMillis !== undefined) {
        ended.push({ id, endedMillis });
      }
    }
    if (ended.length > MOST_ENDED) {
      ended.sort((a, b) => b.endedMillis - a.endedMillis);
      ended.slice(MOST_ENDED).forEach(({ id }) => this.alerts.delete(id));
    }
  }
}
