// SPDX-License-Identifier: Apache-2.0
import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import type { ShownVehicle } from "./layers.ts";
import type { LineStop } from "./planLine.ts";
import { besideOf } from "./stopLabels.ts";
import type { Tag } from "./tags.ts";
import { fontFamily } from "./tileStyle.ts";

const TAKEN = "taken";
const SIZE_PIXELS = 12;
/** From a vehicle to its tag. */
const TAG_PIXELS = 22;
/** Places of vehicles move with every frame; names need not follow that fast. */
const EVERY_MILLIS = 500;

type Label = { readonly lon: number; readonly lat: number; readonly text: string; readonly pixels: number };

/**
 * Keeps names of the base map from where tags stand. Tags are drawn over the map and it knows nothing of them: their
 * texts are told to it once more, unseen and on top of all names, so that names which would touch them hide.
 */
export class ClearNames {
  private isReady = false;
  private told = "";
  private toldMillis = 0;

  constructor(
    private readonly map: MapLibreMap,
    loaded: Promise<unknown>,
  ) {
    void loaded.then(() => {
      this.add();
      this.isReady = true;
    });
  }

  keep(tags: readonly Tag<ShownVehicle>[], labels: readonly Tag<LineStop>[], nowMillis: number): void {
    if (!this.isReady || nowMillis - this.toldMillis < EVERY_MILLIS) {
      return;
    }
    const beside: Label[] = [
      ...tags.map(({ item, text }) => ({ lon: item.lon, lat: item.lat, text, pixels: TAG_PIXELS })),
      ...labels.map(({ item, text }) => ({ ...item.place, text, pixels: besideOf(item) })),
    ];
    const told = beside.map(({ lon, lat, text }) => `${lon.toFixed(4)} ${lat.toFixed(4)} ${text}`).join("\n");
    if (told === this.told) {
      return;
    }
    this.told = told;
    this.toldMillis = nowMillis;
    this.map.getSource<GeoJSONSource>(TAKEN)?.setData(collection(beside));
    // What is on top is placed first.
    if (this.map.getLayersOrder().at(-1) !== TAKEN) {
      this.map.moveLayer(TAKEN);
    }
  }

  private add(): void {
    this.map.addSource(TAKEN, { type: "geojson", data: collection([]) });
    this.map.addLayer({
      id: TAKEN,
      type: "symbol",
      source: TAKEN,
      layout: {
        "text-field": ["get", "text"],
        "text-font": [fontFamily()],
        "text-size": SIZE_PIXELS,
        "text-anchor": "left",
        "text-offset": ["get", "offset"],
        "text-max-width": 40,
        "text-padding": 6,
        "text-allow-overlap": true,
        "text-ignore-placement": false,
      },
      paint: { "text-opacity": 0 },
    });
  }
}

function collection(labels: readonly Label[]): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: labels.map(({ lon, lat, text, pixels }) => ({
      type: "Feature",
      properties: { text, offset: [pixels / SIZE_PIXELS, 0] },
      geometry: { type: "Point", coordinates: [lon, lat] },
    })),
  };
}
