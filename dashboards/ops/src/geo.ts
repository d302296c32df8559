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

/** The box of places without the share on each side that lies farthest out. */
export function middleBox(
  places: readonly Degrees[],
  tail: number,
): { south: number; west: number; north: number; east: number } {
  const low = Math.floor(places.length * tail);
  const high = Math.ceil(places.length * (1 - tail)) - 1;
  const lons = places.map((place) => place.lon).sort((a, b) => a - b);
  const lats = places.map((place) => place.lat).sort((a, b) => a - b);
  return {
    south: lats[low] ?? 0,
    west: lons[low] ?? 0,
    north: lats[high] ?? 0,
    east: lons[high] ?? 0,
  };
}
