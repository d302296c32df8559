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

export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/**
 * A view of a map that goes on around the earth, as a box on it: longitudes in [-180, 180], west greater than east
 * where the antimeridian lies between.
 */
export function onEarth(view: Box): Box {
  const isRound = view.east - view.west >= 360;
  return {
    south: Math.max(-90, view.south),
    west: isRound ? -180 : wrapped(view.west),
    north: Math.min(90, view.north),
    east: isRound ? 180 : wrapped(view.east),
  };
}

function wrapped(lon: number): number {
  return lon >= -180 && lon <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;
}

/** The box of places without the share on each side that lies farthest out. */
export function middleBox(
  places: readonly Degrees[],
  tail: number,
): Box {
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
