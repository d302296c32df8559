// SPDX-License-Identifier: Apache-2.0
import type { Vehicle } from "@roadstream/client";

export type VehicleState = "moving" | "idle" | "offline";

/** Lowest first; a vehicle is in one of them. */
export const VEHICLE_STATES: readonly VehicleState[] = ["moving", "idle", "offline"];

/** Below it a vehicle counts as standing, m/s. */
const MOVING_MPS = 1;

/** Age of the newest fix from which a vehicle is offline. */
const OFFLINE_MILLIS = 60_000;
const FRESH_MILLIS = 10_000;
const STALE_OPACITY = 0.45;

export function stateOf(vehicle: Vehicle, nowMillis: number): VehicleState {
  if (nowMillis - vehicle.eventTimeMillis >= OFFLINE_MILLIS) {
    return "offline";
  }
  return (vehicle.speedMps ?? 0) >= MOVING_MPS ? "moving" : "idle";
}

/** Fades from 10 s to 60 s of age, so that old things look old. */
export function opacityOf(vehicle: Vehicle, nowMillis: number): number {
  const age = nowMillis - vehicle.eventTimeMillis;
  const share = Math.min(1, Math.max(0, (age - FRESH_MILLIS) / (OFFLINE_MILLIS - FRESH_MILLIS)));
  return 1 - share * (1 - STALE_OPACITY);
}

/** `0.3 s`, `42 s`, `2:10`, `11 min`; from an hour on the time of day says more than an age. */
export function ageText(millis: number): string {
  const seconds = Math.max(0, millis) / 1000;
  if (seconds < 10) {
    return `${seconds.toFixed(1)}\u00a0s`;
  }
  if (seconds < 60) {
    return `${Math.floor(seconds)}\u00a0s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) {
    return `${minutes}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  }
  return `${minutes}\u00a0min`;
}
