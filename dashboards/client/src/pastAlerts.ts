// SPDX-License-Identifier: Apache-2.0
import type { Alert, AlertRule, AlertSeverity } from "./alerts.ts";
import type { Handled } from "./place.ts";

/** As the gateway writes it; docs/rest.md. */
export interface AlertAnswer {
  readonly id: string;
  readonly kind: string;
  readonly severity: string;
  readonly vehicle: string | null;
  readonly order: string | null;
  readonly geofence: string | null;
  readonly geofenceName: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly measured: number | null;
  readonly worst: number | null;
  readonly limit: number | null;
  readonly unit: string | null;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
  readonly resolvedAt: string | null;
  readonly resolvedBy: string | null;
}

const RULES: Readonly<Record<string, AlertRule>> = {
  SILENCE: "silence",
  TELEPORT: "teleport",
  SPEEDING: "speeding",
  NO_GO: "noGo",
  LATE_RISK: "lateRisk",
};
const SEVERITIES: Readonly<Record<string, AlertSeverity>> = {
  INFO: "info",
  MEDIUM: "medium",
  HIGH: "high",
  CRITICAL: "critical",
};
/** From REST's units to those of the live feed: ms, m, cm/s, thousandths. */
const FACTORS: Readonly<Record<string, number>> = { s: 1_000, m: 1, "m/s": 100, share: 1_000 };

/** The same alert as the live feed tells it; none of a kind that this page does not know. */
export function toAlerts(answer: AlertAnswer): Alert[] {
  const rule = RULES[answer.kind];
  if (rule === undefined) {
    return [];
  }
  const factor = FACTORS[answer.unit ?? ""] ?? 1;
  const measure = (value: number | null) => Math.round((value ?? 0) * factor);
  return [
    {
      id: answer.id,
      rule,
      severity: SEVERITIES[answer.severity] ?? "info",
      vehicle: answer.vehicle ?? undefined,
      order: answer.order ?? undefined,
      fence: answer.geofence ?? undefined,
      fenceName: answer.geofenceName ?? "",
      startedMillis: Date.parse(answer.startedAt),
      endedMillis: answer.endedAt === null ? undefined : Date.parse(answer.endedAt),
      place: answer.lat === null || answer.lon === null ? undefined : { lat: answer.lat, lon: answer.lon },
      measured: measure(answer.measured),
      worst: measure(answer.worst),
      limit: measure(answer.limit),
      acknowledged: handled(answer.acknowledgedBy, answer.acknowledgedAt),
      resolved: handled(answer.resolvedBy, answer.resolvedAt),
    },
  ];
}

function handled(by: string | null, time: string | null): Handled | undefined {
  return by === null || time === null ? undefined : { by, timeMillis: Date.parse(time) };
}
