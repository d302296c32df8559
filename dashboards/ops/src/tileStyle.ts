// SPDX-License-Identifier: Apache-2.0
import type {
  ExpressionSpecification,
  LayerSpecification,
  LineLayerSpecification,
  Map as MapLibreMap,
} from "maplibre-gl";
import { token } from "./theme.ts";

/** Name of the source. */
export const TILES = "tiles";

/** Street classes, the broadest last, with their widths in pixels at zoom 11, 13, 15 and 17. */
const STREETS: readonly {
  readonly name: "minor" | "secondary" | "primary" | "motorway";
  readonly kinds: readonly string[];
  readonly widths: readonly [number, number, number, number];
  readonly minzoom: number;
}[] = [
  {
    name: "minor",
    kinds: ["minor", "minor_road", "service", "residential", "unclassified", "street"],
    widths: [0, 1.1, 2.6, 8],
    minzoom: 12,
  },
  {
    name: "secondary",
    kinds: ["secondary", "tertiary", "medium_road"],
    widths: [0.6, 1.9, 4, 10],
    minzoom: 9,
  },
  { name: "primary", kinds: ["primary", "trunk", "major_road"], widths: [1.2, 2.9, 5.5, 12], minzoom: 7 },
  { name: "motorway", kinds: ["motorway", "highway"], widths: [2, 4.2, 7, 14], minzoom: 5 },
];

const GREEN = ["park", "wood", "grass", "forest", "nature_reserve", "cemetery", "garden", "golf_course"];

/** OpenMapTiles says `class`, Protomaps `kind`. */
const KIND: ExpressionSpecification = ["coalesce", ["get", "class"], ["get", "kind"], ""];
const NAME: ExpressionSpecification = ["coalesce", ["get", "name"], ["get", "name:latin"], ""];

/** Pictures of somebody else, quiet enough for vehicles to stand out. */
export function rasterLayers(): LayerSpecification[] {
  const isLight = document.documentElement.dataset["theme"] === "light";
  return [
    {
      id: "tiles-raster",
      type: "raster",
      source: TILES,
      paint: {
        "raster-saturation": -0.7,
        "raster-opacity": isLight ? 0.7 : 0.55,
        "raster-brightness-max": isLight ? 1 : 0.6,
        "raster-fade-duration": 0,
      },
    },
  ];
}

/** Land, water, parks, streets, rail, labels: nothing else, whichever of the two schemas the tiles have. */
export function vectorLayers(): LayerSpecification[] {
  return [
    ...["landuse", "landcover", "park"].map((layer) => green(layer)),
    {
      id: "tiles-water",
      type: "fill",
      source: TILES,
      "source-layer": "water",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": token("--map-water") },
    },
    ...["transportation", "roads"].flatMap((layer) => streets(layer)),
    ...["transportation_name", "roads"].map((layer) => streetNames(layer)),
    ...["place", "places"].map((layer) => placeNames(layer)),
  ];
}

/** Gives layers that are on the map the paint of these. */
export function paintTiles(map: MapLibreMap, layers: readonly LayerSpecification[]): void {
  for (const layer of layers) {
    for (const [name, value] of Object.entries(layer.paint ?? {})) {
      map.setPaintProperty(layer.id, name, value);
    }
  }
}

function green(layer: string): LayerSpecification {
  return {
    id: `tiles-green-${layer}`,
    type: "fill",
    source: TILES,
    "source-layer": layer,
    filter: layer === "park" ? true : ["in", KIND, ["literal", GREEN]],
    paint: { "fill-color": token("--map-park") },
  };
}

function streets(layer: string): LayerSpecification[] {
  const rail: LineLayerSpecification = {
    id: `tiles-rail-${layer}`,
    type: "line",
    source: TILES,
    "source-layer": layer,
    minzoom: 11,
    filter: ["==", KIND, "rail"],
    paint: {
      "line-color": token("--map-rail"),
      "line-width": widthsOf([0.8, 1.6, 2.4, 3.5]),
      "line-dasharray": [5, 5],
    },
  };
  return [
    rail,
    ...STREETS.map(
      ({ name, kinds, widths, minzoom }): LineLayerSpecification => ({
        id: `tiles-${name}-${layer}`,
        type: "line",
        source: TILES,
        "source-layer": layer,
        minzoom,
        filter: ["in", KIND, ["literal", kinds as string[]]],
        layout: { "line-join": "round", "line-cap": "round" },
        paint: { "line-color": token(`--map-${name}`), "line-width": widthsOf(widths) },
      }),
    ),
  ];
}

function streetNames(layer: string): LayerSpecification {
  return {
    id: `tiles-names-${layer}`,
    type: "symbol",
    source: TILES,
    "source-layer": layer,
    minzoom: 13,
    layout: {
      "symbol-placement": "line",
      "text-field": NAME,
      "text-font": [fontFamily()],
      "text-size": 10.5,
    },
    paint: haloed("--map-label-street"),
  };
}

function placeNames(layer: string): LayerSpecification {
  return {
    id: `tiles-places-${layer}`,
    type: "symbol",
    source: TILES,
    "source-layer": layer,
    minzoom: 9,
    layout: {
      "text-field": NAME,
      "text-font": [fontFamily()],
      "text-size": 10.5,
      "text-transform": "uppercase",
      "text-letter-spacing": 0.15,
    },
    paint: haloed("--map-label"),
  };
}

function haloed(name: string) {
  return {
    "text-color": token(name),
    "text-halo-color": token("--map-halo"),
    "text-halo-width": 1.5,
  };
}

export function widthsOf([z11, z13, z15, z17]: readonly [number, number, number, number]): ExpressionSpecification {
  return ["interpolate", ["linear"], ["zoom"], 11, z11, 13, z13, 15, z15, 17, z17];
}

/** Labels are drawn with the page's own font; no server of glyphs is asked. */
export function fontFamily(): string {
  return token("--font-sans").split(",")[0]?.replaceAll('"', "") ?? "sans-serif";
}
