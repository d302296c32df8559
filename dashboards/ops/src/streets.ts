// SPDX-License-Identifier: Apache-2.0
import maplibregl, {
  type LngLatBounds,
  type Map as MapLibreMap,
  type StyleSpecification,
} from "maplibre-gl";
import { STREET_SOURCE, streetLayers } from "./streetLayers.ts";
import { token } from "./theme.ts";
import { paintTiles } from "./tileStyle.ts";

/** Layers that lie on streets begin so. */
const ABOVE = "fences";

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

/** The base map: streets, water and parks over plain land. */
export class Streets {
  /**
   * @param loaded when layers can be added
   * @param onData what the file holds
   */
  constructor(
    private readonly map: MapLibreMap,
    private readonly loaded: Promise<unknown>,
    private readonly onData: (data: GeoJSON.FeatureCollection) => void,
  ) {}

  /** Draws the lines, and says where they are; undefined if there are none. */
  async add(url: string): Promise<LngLatBounds | undefined> {
    const answer = await fetch(url);
    if (!answer.ok) {
      return undefined;
    }
    const data = (await answer.json()) as GeoJSON.FeatureCollection;
    void this.loaded.then(() => this.draw(data));
    this.onData(data);
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
    if (this.map.getSource(STREET_SOURCE)) {
      paintTiles(this.map, streetLayers());
    }
  }

  /** Under what lies on streets, if it is there already. */
  private draw(data: GeoJSON.FeatureCollection): void {
    const above = this.map.getStyle().layers.find((layer) => layer.id.startsWith(ABOVE))?.id;
    this.map.addSource(STREET_SOURCE, { type: "geojson", data });
    for (const layer of streetLayers()) {
      this.map.addLayer(layer, above);
    }
  }
}
