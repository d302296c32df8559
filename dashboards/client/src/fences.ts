// SPDX-License-Identifier: Apache-2.0
import type { GeofenceChange, GeofenceSnapshot } from "./gen/roadstream/v1/gateway_pb.ts";
import { type Circle, type Geofence, GeofenceKind, type Polygon } from "./gen/roadstream/v1/geofence_pb.ts";
import { type GeofenceTransition, TransitionKind } from "./gen/roadstream/v1/geofence_transition_pb.ts";
import { toDegrees, toMillis } from "./place.ts";

/** Mean radius of the earth, as in the contract's geo package. */
const EARTH_RADIUS_METERS = 6_371_008.8;
const CIRCLE_CORNERS = 64;

export type FenceKind = "depot" | "noGo" | "slowZone" | "serviceArea" | "custom";

/** [longitude, latitude], as GeoJSON has it. */
export type LonLat = [number, number];

/** An area that people have named. */
export interface Fence {
  readonly id: string;
  readonly name: string;
  readonly kind: FenceKind;
  /** Polygons of rings; a circle is one with many corners. */
  readonly polygons: LonLat[][][];
  readonly fromMillis: number | undefined;
  /** Exclusive. */
  readonly untilMillis: number | undefined;
}

/** Somebody crossed the border of a fence. */
export interface Crossing {
  readonly fence: string;
  readonly vehicle: string;
  readonly isEntry: boolean;
  readonly timeMillis: number;
}

const KINDS: Record<GeofenceKind, FenceKind> = {
  [GeofenceKind.UNSPECIFIED]: "custom",
  [GeofenceKind.CUSTOM]: "custom",
  [GeofenceKind.DEPOT]: "depot",
  [GeofenceKind.NO_GO]: "noGo",
  [GeofenceKind.SLOW_ZONE]: "slowZone",
  [GeofenceKind.SERVICE_AREA]: "serviceArea",
};

/** Crossings that are kept. */
const MOST_CROSSINGS = 500;

/** Geofences in their newest versions, and who crossed them since the page was opened. */
export class Fences {
  private readonly fences = new Map<string, Fence>();
  private seen: Crossing[] = [];
  private changes = 0;

  /** Counts changes of fences; crossings are none. */
  get revision(): number {
    return this.changes;
  }

  /** Replaces everything by what stands now. */
  reset(snapshot: GeofenceSnapshot): void {
    this.fences.clear();
    snapshot.geofences.forEach((fence) => this.put(fence));
    this.changes++;
  }

  /** Takes a change; if somebody crossed a border, it says who. */
  apply({ what }: GeofenceChange): Crossing | undefined {
    switch (what.case) {
      case "geofence":
        this.put(what.value);
        this.changes++;
        return undefined;
      case "gone":
        this.fences.delete(what.value);
        this.changes++;
        return undefined;
      case "transition":
        return this.keep(toCrossing(what.value));
      case undefined:
        return undefined;
    }
  }

  get size(): number {
    return this.fences.size;
  }

  /** The oldest first. */
  get crossings(): readonly Crossing[] {
    return this.seen;
  }

  /** Those that count at a moment. */
  listAt(millis: number): Fence[] {
    return [...this.fences.values()].filter(
      (fence) => (fence.fromMillis ?? -Infinity) <= millis && millis < (fence.untilMillis ?? Infinity),
    );
  }

  private keep(crossing: Crossing | undefined): Crossing | undefined {
    if (crossing) {
      this.seen = [...this.seen, crossing].slice(-MOST_CROSSINGS);
    }
    return crossing;
  }

  private put(fence: Geofence): void {
    const id = fence.envelope?.entityId;
    if (id !== undefined) {
      this.fences.set(id, {
        id,
        name: fence.name,
        kind: KINDS[fence.kind] ?? "custom",
        polygons: toPolygons(fence),
        fromMillis: toMillis(fence.validFromMillis),
        untilMillis: toMillis(fence.validToMillis),
      });
    }
  }
}

/** One that was inside already crossed nothing. */
function toCrossing(transition: GeofenceTransition): Crossing | undefined {
  if (!transition.envelope || transition.kind === TransitionKind.INITIAL_INSIDE) {
    return undefined;
  }
  return {
    fence: transition.geofenceId,
    vehicle: transition.envelope.entityId,
    isEntry: transition.kind === TransitionKind.ENTER,
    timeMillis: Number(transition.envelope.eventTimeMillis),
  };
}

function toPolygons({ shape }: Geofence): LonLat[][][] {
  switch (shape.case) {
    case "circle":
      return [[toRing(shape.value)]];
    case "area":
      return shape.value.polygons.map(toRings);
    case undefined:
      return [];
  }
}

function toRings(polygon: Polygon): LonLat[][] {
  return polygon.rings.map((ring) => unwrapped(ring.lonE7.map((lon, i) => [toDegrees(lon), toDegrees(ring.latE7[i] ?? 0)])));
}

/** A side across the antimeridian goes on beyond 180 degrees, as a map wants it. */
function unwrapped(ring: LonLat[]): LonLat[] {
  let turns = 0;
  return ring.map(([lon, lat], i) => {
    const step = lon - (ring[i - 1]?.[0] ?? lon);
    turns += step > 180 ? -360 : step < -180 ? 360 : 0;
    return [lon + turns, lat];
  });
}

/** All places so far from the centre, on the sphere. */
function toRing(circle: Circle): LonLat[] {
  const lat = (toDegrees(circle.center?.latE7 ?? 0) * Math.PI) / 180;
  const lon = (toDegrees(circle.center?.lonE7 ?? 0) * Math.PI) / 180;
  const angle = circle.radiusDm / 10 / EARTH_RADIUS_METERS;
  return Array.from({ length: CIRCLE_CORNERS + 1 }, (_, i): LonLat => {
    const course = (2 * Math.PI * (i % CIRCLE_CORNERS)) / CIRCLE_CORNERS;
    const north = Math.asin(
      Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(course),
    );
    const east =
      lon +
      Math.atan2(
        Math.sin(course) * Math.sin(angle) * Math.cos(lat),
        Math.cos(angle) - Math.sin(lat) * Math.sin(north),
      );
    return [(east * 180) / Math.PI, (north * 180) / Math.PI];
  });
}
