// SPDX-License-Identifier: Apache-2.0
import type { VehicleStatus } from "@roadstream/client";

const SHOW_RESOLVED_MILLIS = 1_800_000;
/** Those that are over are known for so long, for looking back, and so many of them at most. */
const KEEP_RESOLVED_MILLIS = 86_400_000;
const MOST_RESOLVED = 500;

export type EmergencyPhase = "new" | "acknowledged" | "resolved";

const PHASES: Record<EmergencyPhase, number> = { new: 0, acknowledged: 1, resolved: 2 };

export interface EmergencyAlert {
  readonly vehicle: string;
  readonly id: string;
  readonly note: string;
  readonly raisedMillis: number;
  readonly place: { readonly lon: number; readonly lat: number } | undefined;
  readonly phase: EmergencyPhase;
  readonly acknowledgedBy: string | undefined;
  readonly acknowledgedMillis: number | undefined;
  readonly resolvedBy: string | undefined;
  readonly resolvedMillis: number | undefined;
}

/** Names an alert among all. */
export function keyOf(alert: Pick<EmergencyAlert, "vehicle" | "id">): string {
  return `${alert.vehicle}|${alert.id}`;
}

/**
 * Emergencies of the fleet through their life: new, acknowledged, resolved. Bounded by those that are open, and by age
 * and number of those that are over.
 */
export class Emergencies {
  private readonly alerts = new Map<string, EmergencyAlert>();
  /** The newest of all; age is counted from it, since the gateway's clock is not this page's. */
  private newestResolvedMillis = 0;

  /** Replaces everything by what stands now. */
  reset(statuses: readonly VehicleStatus[]): void {
    this.alerts.clear();
    statuses.forEach((status) => this.apply(status));
  }

  /** Takes a change; whether it is a call that was not known. */
  apply(status: VehicleStatus): boolean {
    if (status.what.case !== "emergency" || !status.envelope) {
      return false;
    }
    const emergency = status.what.value;
    const key = keyOf({ vehicle: status.envelope.entityId, id: emergency.id });
    const isNew = !this.alerts.has(key);
    this.alerts.set(key, {
      vehicle: status.envelope.entityId,
      id: emergency.id,
      note: emergency.note,
      raisedMillis: Number(status.envelope.eventTimeMillis),
      place: emergency.location && {
        lon: emergency.location.lonE7 / 1e7,
        lat: emergency.location.latE7 / 1e7,
      },
      phase: emergency.resolved ? "resolved" : emergency.acknowledged ? "acknowledged" : "new",
      acknowledgedBy: emergency.acknowledged?.by,
      acknowledgedMillis: emergency.acknowledged && Number(emergency.acknowledged.timeMillis),
      resolvedBy: emergency.resolved?.by,
      resolvedMillis: emergency.resolved && Number(emergency.resolved.timeMillis),
    });
    if (emergency.resolved) {
      this.newestResolvedMillis = Math.max(this.newestResolvedMillis, Number(emergency.resolved.timeMillis));
      this.forgetResolved();
    }
    return isNew;
  }

  /** New ones first, the oldest of them on top; then acknowledged, then those that ended lately. */
  list(nowMillis: number): EmergencyAlert[] {
    return [...this.alerts.values()]
      .filter(
        (alert) =>
          alert.resolvedMillis === undefined ||
          nowMillis - alert.resolvedMillis < SHOW_RESOLVED_MILLIS,
      )
      .sort(byPhase);
  }

  /** As they stood at a moment of the past. */
  listAt(momentMillis: number): EmergencyAlert[] {
    return [...this.alerts.values()]
      .filter((alert) => alert.raisedMillis <= momentMillis)
      .map((alert) => ({ ...alert, phase: phaseAt(alert, momentMillis) }))
      .sort(byPhase);
  }

  /** When somebody called for help, and who, whatever became of it. */
  listCalls(): EmergencyAlert[] {
    return [...this.alerts.values()].sort((a, b) => a.raisedMillis - b.raisedMillis);
  }

  /** Those nobody has taken notice of, the oldest first. */
  listNew(): EmergencyAlert[] {
    return [...this.alerts.values()]
      .filter((alert) => alert.phase === "new")
      .sort((a, b) => a.raisedMillis - b.raisedMillis);
  }

  /** Those that go on, taken notice of or not. */
  listOpen(): EmergencyAlert[] {
    return [...this.alerts.values()].filter((alert) => alert.phase !== "resolved");
  }

  /** Vehicles with an emergency that goes on. */
  openVehicles(): Set<string> {
    return new Set(this.listOpen().map((alert) => alert.vehicle));
  }

  private forgetResolved(): void {
    const since = this.newestResolvedMillis - KEEP_RESOLVED_MILLIS;
    [...this.alerts]
      .flatMap(([key, { resolvedMillis }]) => (resolvedMillis === undefined ? [] : [{ key, resolvedMillis }]))
      .sort((a, b) => b.resolvedMillis - a.resolvedMillis)
      .filter(({ resolvedMillis }, i) => i >= MOST_RESOLVED || resolvedMillis < since)
      .forEach(({ key }) => this.alerts.delete(key));
  }
}

function byPhase(a: EmergencyAlert, b: EmergencyAlert): number {
  return PHASES[a.phase] - PHASES[b.phase] || a.raisedMillis - b.raisedMillis;
}

function phaseAt(alert: EmergencyAlert, millis: number): EmergencyPhase {
  if (alert.resolvedMillis !== undefined && alert.resolvedMillis <= millis) {
    return "resolved";
  }
  return alert.acknowledgedMillis !== undefined && alert.acknowledgedMillis <= millis
    ? "acknowledged"
    : "new";
}
