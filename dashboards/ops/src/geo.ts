// SPDX-License-Identifier: Apache-2.0
const METERS_PER_DEGREE = 111_195;

interface Degrees {
  readonly lon: number;
  readonly lat: number;
}

/** Straight distance on the sphere, good for the few kilometres between two fixes; metres. */
export function metersBetween(a: Degrees, b: Degrees): number {
  const east = (b.lon - a.lon) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(east, b.lat - a.lat) * METERS_PER_DEGREE;
}
