// SPDX-License-Identifier: Apache-2.0
import type { GeoPoint } from "./gen/roadstream/v1/envelope_pb.ts";
import type { Handling } from "./gen/roadstream/v1/vehicle_status_pb.ts";

const UNITS_PER_DEGREE = 1e7;

/** WGS84 degrees. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

/** What a person did, and when. */
export interface Handled {
  readonly by: string;
  readonly timeMillis: number;
}

export function toDegrees(e7: number): number {
  return e7 / UNITS_PER_DEGREE;
}

export function toPlace(point: GeoPoint | undefined): Place | undefined {
  return point && { lat: toDegrees(point.latE7), lon: toDegrees(point.lonE7) };
}

export function toHandled(handling: Handling | undefined): Handled | undefined {
  return handling && { by: handling.by, timeMillis: Number(handling.timeMillis) };
}

/** Absent stays absent. */
export function toMillis(time: bigint | undefined): number | undefined {
  return time === undefined ? undefined : Number(time);
}

/** Protobuf says nothing with an empty text. */
export function orAbsent(text: string): string | undefined {
  return text === "" ? undefined : text;
}
