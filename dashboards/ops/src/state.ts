// SPDX-License-Identifier: Apache-2.0
import type { Place, Vehicle } from "@roadstream/client";
import { metersBetween } from "./geo.ts";

export type VehicleState = "moving" | "atStop" | "idle" | "unknown" | "late" | "offline" | "sos";

/** As the legend lists them; a vehicle is in one of them, and the last wins. */
export const VEHICLE_STATES: readonly VehicleState[] = [
  "moving",
  "atStop",
  "idle",
  "unknown",
  "late",
  "offline",
  "sos",
];

/** States that are about the work of a vehicle; a fleet without orders knows none of them. */
export const WORK_STATES: ReadonlySet<VehicleState> = new Set(["atStop", "late"]);

/** No vehicle in any state. */
export const NO_COUNTS: Readonly<Record<VehicleState, number>> = {
  moving: 0,
  atStop: 0,
  idle: 0,
  unknown: 0,
  late: 0,
  offline: 0,
  sos: 0,
};

/** Below it a vehicle counts as standing, m/s. */
export const MOVING_MPS = 1;

/** Age of the newest fix from which a vehicle is offline, unless it reports more seldom itself. */
const OFFLINE_MILLIS = 60_000;
const MISSED_INTERVALS = 3;
const FRESH_MILLIS = 10_000;
const STALE_OPACITY = 0.45;
/** Who stands so near to the next stop of its plan is there. */
const AT_STOP_METERS = 75;

/** What a vehicle has to do, as far as its state depends on it. */
export interface VehicleWork {
  readonly isLate: boolean;
  readonly nextStop: Place | undefined;
}

const NO_WORK: VehicleWork = { isLate: false, nextStop: undefined };

/**
 * @param intervalMillis time between two reports of this vehicle, 0 if unknown
 */
export function stateOf(
  vehicle: Vehicle,
  nowMillis: number,
  hasEmergency = false,
  intervalMillis = 0,
  work: VehicleWork = NO_WORK,
): VehicleState {
  if (hasEmergency) {
    return "sos";
  }
  if (nowMillis - vehicle.eventTimeMillis >= offlineAfter(intervalMillis)) {
    return "offline";
  }
  if (work.isLate) {
    return "late";
  }
  const motion = motionOf(vehicle.speedMps);
  const isThere = work.nextStop !== undefined && metersBetween(vehicle, work.nextStop) <= AT_STOP_METERS;
  return motion === "idle" && isThere ? "atStop" : motion;
}

/** A vehicle whose speed nobody knows neither moves nor stands. */
export function motionOf(speedMps: number | undefined): "moving" | "idle" | "unknown" {
  if (speedMps === undefined) {
    return "unknown";
  }
  return speedMps >= MOVING_MPS ? "moving" : "idle";
}

function offlineAfter(intervalMillis: number): number {
  return Math.max(OFFLINE_MILLIS, MISSED_INTERVALS * intervalMillis);
}

/** Fades from 10 s to 60 s of age, so that old things look old; a call for help is never pale, its banner tells the age. */
export function opacityOf(vehicle: Vehicle, state: VehicleState, nowMillis: number): number {
  if (state === "sos") {
    return 1;
  }
  const age = nowMillis - vehicle.eventTimeMillis;
  const share = Math.min(1, Math.max(0, (age - FRESH_MILLIS) / (OFFLINE_MILLIS - FRESH_MILLIS)));
  return 1 - share * (1 - STALE_OPACITY);
}

/** Under 1 m/s the course of a fix is noise: the last one stays. */
export function headingOf(vehicle: Vehicle, before: number | undefined): number | undefined {
  return (vehicle.speedMps ?? 0) < MOVING_MPS ? (before ?? vehicle.headingDeg) : (vehicle.headingDeg ?? before);
}
