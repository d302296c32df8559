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
  /** Milliseconds of silence, metres of a jump, cm/s of speed, thousandths of a late order; 0 for zones. */
  readonly measured: number;
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

/** Alerts that go on, and those that ended lately. */
export class Alerts {
  private readonly alerts = new Map<string, Alert>();

  /** Replaces everything by what stands now. */
  reset(snapshot: AlertSnapshot): void {
    this.alerts.clear();
    snapshot.alerts.forEach((state) => this.put(state));
  }

  /** Takes a change; whether it is an alert that was not known. */
  apply({ alert }: AlertChange): boolean {
    if (!alert) {
      return false;
    }
    const isNew = !this.alerts.has(alert.id);
    this.put(alert);
    return isNew;
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
    this.alerts.set(state.id, {
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
      limit: Number(state.limit),
      acknowledged: toHandled(state.acknowledged),
      resolved: toHandled(state.resolved),
    });
  }
}
