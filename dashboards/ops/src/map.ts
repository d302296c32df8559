// SPDX-License-Identifier: Apache-2.0
import maplibregl, { type GeoJSONSource, type Map as MapLibreMap } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Vehicle } from "@roadstream/client";
import { glyphs } from "./glyphs.ts";
import { opacityOf, stateOf } from "./state.ts";

/** The source that holds the vehicles; tests read it. */
export const VEHICLE_SOURCE = "vehicles";

const STREET_SOURCE = "streets";
const SAN_FRANCISCO: [number, number] = [-122.42, 37.77];

/** The map with the vehicles on it. */
export class FleetMap {
  readonly map: MapLibreMap;
  private isReady = false;

  constructor(container: HTMLElement, streets: string | undefined) {
    this.map = new maplibregl.Map({
      container,
      center: SAN_FRANCISCO,
      zoom: 12,
      attributionControl: false,
      fadeDuration: 0,
      style: {
        version: 8,
        sources: {},
        layers: [
          {
            id: "land",
            type: "background",
            paint: { "background-color": token("--map-land") },
          },
        ],
      },
    });
    this.map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    this.map.addControl(new maplibregl.ScaleControl(), "bottom-left");
    this.map.on("load", () => this.addLayers(streets));
  }

  show(vehicles: readonly Vehicle[], nowMillis: number): void {
    if (!this.isReady) {
      return;
    }
    this.map.getSource<GeoJSONSource>(VEHICLE_SOURCE)?.setData({
      type: "FeatureCollection",
      features: vehicles.map((vehicle) => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: [vehicle.lon, vehicle.lat] },
        properties: {
          id: vehicle.id,
          state: stateOf(vehicle, nowMillis),
          heading: vehicle.headingDeg ?? 0,
          opacity: opacityOf(vehicle, nowMillis),
          eventTimeMillis: vehicle.eventTimeMillis,
        },
      })),
    });
  }

  private addLayers(streets: string | undefined): void {
    if (streets) {
      this.map.addSource(STREET_SOURCE, { type: "geojson", data: streets });
      this.map.addLayer({
        id: "streets",
        type: "line",
        source: STREET_SOURCE,
        minzoom: 10,
        layout: { "line-join": "round", "line-cap": "round" },
        paint: {
          "line-color": token("--map-minor"),
          "line-width": ["interpolate", ["linear"], ["zoom"], 11, 0.5, 13, 1.1, 15, 2.6, 17, 8],
        },
      });
    }
    for (const [name, image] of glyphs()) {
      this.map.addImage(name, image, { pixelRatio: 2 });
    }
    this.map.addSource(VEHICLE_SOURCE, {
      type: "geojson",
      data: { type: "FeatureCollection", features: [] },
    });
    this.map.addLayer({
      id: "vehicles",
      type: "symbol",
      source: VEHICLE_SOURCE,
      layout: {
        "icon-image": ["get", "state"],
        "icon-rotate": ["case", ["==", ["get", "state"], "moving"], ["get", "heading"], 0],
        "icon-rotation-alignment": "map",
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "icon-size": ["interpolate", ["linear"], ["zoom"], 11, 0.78, 13, 1, 16, 1.33],
      },
      paint: { "icon-opacity": ["get", "opacity"] },
    });
    this.isReady = true;
  }
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
