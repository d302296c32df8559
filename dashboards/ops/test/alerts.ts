// SPDX-License-Identifier: Apache-2.0
import type { Alert } from "@roadstream/client";
import { type AlertRow, listRows } from "../src/alertRows.ts";

/** 2026-01-05T08:00:00Z */
export const NOW = 1_767_600_000_000;
export const MINUTE = 60_000;

/** An alert about speeding that began five minutes ago, unless told otherwise. */
export function alert(id: string, told: Partial<Alert> = {}): Alert {
  return {
    id,
    rule: "speeding",
    severity: "medium",
    vehicle: "V-1",
    order: undefined,
    fence: undefined,
    fenceName: "",
    startedMillis: NOW - 5 * MINUTE,
    endedMillis: undefined,
    place: undefined,
    measured: 2_000,
    worst: 2_000,
    limit: 1_389,
    acknowledged: undefined,
    resolved: undefined,
    ...told,
  };
}

export function alertRow(id: string): AlertRow {
  const [row] = listRows([], [alert(id)], NOW);
  if (!row) {
    throw new Error("an alert that goes on has a row");
  }
  return row;
}

export function by(who: string, minutes: number) {
  return { by: who, timeMillis: NOW + minutes * MINUTE };
}
