// SPDX-License-Identifier: Apache-2.0
import type { LngLatBoundsLike, Map as MapLibreMap } from "maplibre-gl";
import type { Vehicle } from "@roadstream/client";
import { metersBetween, middleBox } from "./geo.ts";

const CAMERA_MILLIS = 450;
const FOLLOW_METERS = 0.5;
const CUT_METERS = 5_000;
const CLOSE_ZOOM = 14;
const FIT_PADDING = 72;
/** Share of the vehicles on each side that the first look may leave out. */
const FIT_TAIL = 0.12;

type LonLat = { readonly lon: number; readonly lat: number };

/** Where the map looks. It never goes anywhere of its own accord, but for the first look. */
export class Camera {
  private readonly isStill = matchMedia("(prefers-reduced-motion: reduce)");

  constructor(private readonly map: MapLibreMap) {}

  /** A long way is a cut. */
  flyTo(place: LonLat): void {
    const target = {
      center: [place.lon, place.lat] as [number, number],
      zoom: Math.max(CLOSE_ZOOM, this.map.getZoom()),
    };
    if (this.metersFrom(place) > CUT_METERS) {
      this.map.jumpTo(target);
    } else {
      this.map.easeTo({ ...target, duration: this.millis() });
    }
  }

  zoomBy(steps: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + steps, duration: this.millis() });
  }

  zoomInto(place: readonly number[]): void {
    this.map.easeTo({
      center: [place[0] ?? 0, place[1] ?? 0],
      zoom: this.map.getZoom() + 2,
      duration: this.millis(),
    });
  }

  /** Stays with a vehicle that moves. */
  keepOn(place: LonLat): void {
    // A camera that is there already must not say that it moved.
    if (this.metersFrom(place) > FOLLOW_METERS) {
      this.map.setCenter([place.lon, place.lat]);
    }
  }

  /** All of them, but for the few that are far from the others. */
  showAll(vehicles: readonly LonLat[]): void {
    this.fit(vehicles, this.millis());
  }

  /** Every one of them. */
  showEach(places: readonly LonLat[]): void {
    this.fit(places, this.millis(), 0);
  }

  /** The first look: at once. */
  startWith(vehicles: readonly Vehicle[]): void {
    this.fit(vehicles, 0);
  }

  startAt(bounds: LngLatBoundsLike): void {
    this.map.fitBounds(bounds, { padding: FIT_PADDING, duration: 0 });
  }

  /** @param tail share on each side that may be left out */
  private fit(vehicles: readonly LonLat[], duration: number, tail = FIT_TAIL): void {
    if (vehicles.length > 0) {
      const box = middleBox(vehicles, tail);
      this.map.fitBounds([box.west, box.south, box.east, box.north], {
        padding: FIT_PADDING,
        maxZoom: CLOSE_ZOOM,
        duration,
      });
    }
  }

  private metersFrom(place: LonLat): number {
    const center = this.map.getCenter();
    return metersBetween({ lon: center.lng, lat: center.lat }, place);
  }

  private millis(): number {
    return this.isStill.matches ? 0 : CAMERA_MILLIS;
  }
}
