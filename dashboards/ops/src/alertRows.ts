// SPDX-License-Identifier: Apache-2.0
import type { Alert, AlertRule, AlertSeverity, Handled, Place } from "@roadstream/client";
import { type EmergencyAlert, type EmergencyPhase, keyOf } from "./emergencies.ts";

const SHOW_CLOSED_MILLIS = 1_800_000;
const AGAIN_MILLIS = 600_000;
const RANKS: Record<AlertSeverity, number> = { critical: 0, high: 1, medium: 2, info: 3 };
const PHASES: Record<EmergencyPhase, number> = { new: 0, acknowledged: 1, resolved: 2 };

export type RowRule = AlertRule | "sos";

/** One line of the alert list: a call for help, or alerts of one rule about one subject. */
export interface AlertRow {
  readonly key: string;
  readonly rule: RowRule;
  readonly severity: AlertSeverity;
  readonly phase: EmergencyPhase;
  readonly vehicle: string | undefined;
  readonly order: string | undefined;
  readonly place: Place | undefined;
  readonly startedMillis: number;
  /** When a person or the rule itself closed it. */
  readonly closedMillis: number | undefined;
  readonly acknowledged: Handled | undefined;
  /** By a person; undefined if it ended by itself. */
  readonly resolved: Handled | undefined;
  /** How many there are. */
  readonly count: number;
  /** It was closed less than ten minutes before. */
  readonly isAgain: boolean;
  /** What the driver says, or the newest of the alerts. */
  readonly note: string;
  readonly alert: Alert | undefined;
  /** What an action is about: the call, or all alerts of the row that go on. */
  readonly call: EmergencyAlert | undefined;
  readonly openIds: readonly string[];
}

/** Calls and alerts in one list: by what became of them, then by severity, then by age. */
export function listRows(
  calls: readonly EmergencyAlert[],
  alerts: readonly Alert[],
  nowMillis: number,
): AlertRow[] {
  return [...calls.map(callRow), ...ruleRows(alerts, nowMillis)].sort(byWeight);
}

/** Alerts as they stood at a moment of the past. */
export function alertsAt(alerts: readonly Alert[], momentMillis: number): Alert[] {
  const then = <T extends { readonly timeMillis: number }>(handled: T | undefined) =>
    handled && handled.timeMillis <= momentMillis ? handled : undefined;
  return alerts
    .filter((alert) => alert.startedMillis <= momentMillis)
    .map((alert) => ({
      ...alert,
      endedMillis: (alert.endedMillis ?? Infinity) <= momentMillis ? alert.endedMillis : undefined,
      acknowledged: then(alert.acknowledged),
      resolved: then(alert.resolved),
    }));
}

export function closedMillis(alert: Alert): number | undefined {
  const resolved = alert.resolved?.timeMillis;
  return resolved === undefined || alert.endedMillis === undefined
    ? (resolved ?? alert.endedMillis)
    : Math.min(resolved, alert.endedMillis);
}

function callRow(call: EmergencyAlert): AlertRow {
  const handled = (by: string | undefined, millis: number | undefined) =>
    by === undefined ? undefined : { by, timeMillis: millis ?? 0 };
  return {
    key: keyOf(call),
    rule: "sos",
    severity: "critical",
    phase: call.phase,
    vehicle: call.vehicle,
    order: undefined,
    place: call.place,
    startedMillis: call.raisedMillis,
    closedMillis: call.resolvedMillis,
    acknowledged: handled(call.acknowledgedBy, call.acknowledgedMillis),
    resolved: handled(call.resolvedBy, call.resolvedMillis),
    count: 1,
    isAgain: false,
    note: call.note,
    alert: undefined,
    call,
    openIds: [],
  };
}

/** One row for the alerts of a subject and rule that go on, and one for those that are over. */
function ruleRows(alerts: readonly Alert[], nowMillis: number): AlertRow[] {
  const groups = new Map<string, Alert[]>();
  for (const alert of alerts) {
    if (nowMillis - (closedMillis(alert) ?? nowMillis) < SHOW_CLOSED_MILLIS) {
      const key = subjectOf(alert);
      groups.set(key, [...(groups.get(key) ?? []), alert]);
    }
  }
  return [...groups].flatMap(([key, members]) => fold(key, members));
}

function fold(key: string, members: readonly Alert[]): AlertRow[] {
  const open = members.filter((alert) => closedMillis(alert) === undefined);
  const first = Math.min(...open.map((alert) => alert.startedMillis));
  const closed = members.filter((alert) => closedMillis(alert) !== undefined);
  // One that comes back is the same story.
  const before = closed.filter((alert) => isJustBefore(closedMillis(alert), first));
  const over = closed.filter((alert) => !before.includes(alert));
  return [
    ...(open.length > 0 ? [ruleRow(key, open, before.length)] : []),
    ...(over.length > 0 ? [ruleRow(`${key}|over`, over, 0)] : []),
  ];
}

function isJustBefore(closed: number | undefined, startedMillis: number): boolean {
  return closed !== undefined && closed <= startedMillis && startedMillis - closed < AGAIN_MILLIS;
}

function ruleRow(key: string, members: readonly Alert[], before: number): AlertRow {
  const [newest] = [...members].sort((a, b) => b.startedMillis - a.startedMillis);
  if (!newest) {
    throw new Error("a row stands for at least one alert");
  }
  const closed = closedMillis(newest);
  const isNoticed = members.every((alert) => alert.acknowledged !== undefined);
  const [worst] = members.map((alert) => alert.severity).sort((a, b) => RANKS[a] - RANKS[b]);
  return {
    key,
    rule: newest.rule,
    severity: worst ?? newest.severity,
    phase: closed !== undefined ? "resolved" : isNoticed ? "acknowledged" : "new",
    vehicle: newest.vehicle,
    order: newest.order,
    place: newest.place,
    startedMillis: newest.startedMillis,
    closedMillis: closed,
    acknowledged: newest.acknowledged,
    resolved: newest.resolved,
    count: members.length + before,
    isAgain: before > 0,
    note: "",
    alert: newest,
    call: undefined,
    openIds: members.filter((alert) => closedMillis(alert) === undefined).map((alert) => alert.id),
  };
}

/** Same subject, same rule. */
function subjectOf(alert: Alert): string {
  return [alert.rule, alert.order ?? alert.vehicle ?? "", alert.fence ?? ""].join("|");
}

/** Of calls that nobody has taken notice of the oldest is the most urgent; of all others the newest is news. */
function byWeight(a: AlertRow, b: AlertRow): number {
  const isWaitingCall = a.rule === "sos" && a.phase === "new";
  return (
    PHASES[a.phase] - PHASES[b.phase] ||
    (a.phase === "resolved" ? timeOf(b) - timeOf(a) : RANKS[a.severity] - RANKS[b.severity]) ||
    (isWaitingCall ? a.startedMillis - b.startedMillis : b.startedMillis - a.startedMillis)
  );
}

function timeOf(row: AlertRow): number {
  return row.closedMillis ?? row.startedMillis;
}
