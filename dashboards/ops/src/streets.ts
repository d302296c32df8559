// SPDX-License-Identifier: Apache-2.0
import maplibregl, {
  type ExpressionSpecification,
  type LngLatBounds,
  type Map as MapLibreMap,
  type StyleSpecification,
} from "maplibre-gl";
import { token } from "./theme.ts";

/** Land and nothing on it: no tiles, sprites or fonts of somebody else. */
export function plainStyle(): StyleSpecification {
  return {
    version: 8,
    sources: {},
    layers: [
      { id: "land", type: "background", paint: { "background-color": token("--map-land") } },
    ],
  };
}

/** The base map: street lines over plain land. */
export class Streets {
  /** @param loaded when layers can be added */
  constructor(
    private readonly map: MapLibreMap,
    private readonly loaded: Promise<unknown>,
  ) {}

  /** Draws the lines, and says where they are; undefined if there are none. */
  async add(url: string): Promise<LngLatBounds | undefined> {
    const answer = await fetch(url);
    if (!answer.ok) {
      return undefined;
    }
    const data = (await answer.json()) as GeoJSON.FeatureCollection;
    void this.loaded.then(() => this.draw(data));
    const bounds = new maplibregl.LngLatBounds();
    for (const feature of data.features) {
      const first = feature.geometry.type === "LineString" && feature.geometry.coordinates[0];
      if (first) {
        bounds.extend([first[0] ?? 0, first[1] ?? 0]);
      }
    }
    return bounds.isEmpty() ? undefined : bounds;
  }

  /** Draws in the colours of the theme that is on now. */
  recolour(): void {
    this.map.setPaintProperty("land", "background-color", token("--map-land"));
    if (this.map.getLayer("streets")) {
      this.map.setPaintProperty("streets", "line-color", streetColours());
      this.map.setPaintProperty("streets-casing", "line-color", token("--map-casing"));
    }
  }

  private draw(data: GeoJSON.FeatureCollection): void {
    this.map.addSource("streets", { type: "geojson", data });
    this.map.addLayer({
      id: "streets-casing",
      type: "line",
      source: "streets",
      minzoom: 12,
      layout: { "line-join": "round", "line-cap": "round" },
      paint: {
        "line-color": token("--map-casing"),
        "line-width": ["interpolate", ["linear"], ["zoom"], 12, 1.2, 13, 2.6, 15, 4.4, 17, 10.5],
      },
    });
    this.map.addLayer({
      id: "streets",
      type: "line",
      source: "streets",
      minzoom: 9,
      layout: { "line-join": "round", "line-cap": "round" },
      paint: {
        "line-color": streetColours(),
        "line-opacity": ["interpolate", ["linear"], ["zoom"], 9, 0.8, 11, 1],
        "line-width": ["interpolate", ["linear"], ["zoom"], 9, 0.6, 11, 1, 13, 1.6, 15, 3, 17, 9],
      },
    });
  }
}

/** From afar a street is a thin line and needs more contrast than a broad one close by. */
function streetColours(): ExpressionSpecification {
  const isLight = document.documentElement.dataset["theme"] === "light";
  const far = token(isLight ? "--map-casing" : "--map-primary");
  const near = token("--map-secondary");
  return ["interpolate", ["linear"], ["zoom"], 11.5, far, 13.5, near];
}
