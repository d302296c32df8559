// SPDX-License-Identifier: Apache-2.0
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { token } from "./theme.ts";
import { fontFamily, widthsOf } from "./tileStyle.ts";

export const STREET_SOURCE = "streets";

type Widths = readonly [number, number, number, number];

/** Classes of a street file, the narrowest first, with their widths in pixels at zoom 11, 13, 15 and 17. */
const CLASSES: readonly {
  readonly name: "minor" | "secondary" | "primary" | "motorway";
  readonly classes: readonly string[];
  readonly widths: Widths;
  readonly minzoom: number;
  readonly namesFrom: number;
}[] = [
  { name: "minor", classes: ["residential"], widths: [0, 1.1, 2.6, 8], minzoom: 11, namesFrom: 16 },
  { name: "secondary", classes: ["secondary", "tertiary"], widths: [0.6, 1.9, 4, 10], minzoom: 9, namesFrom: 14 },
  { name: "primary", classes: ["primary"], widths: [1.2, 2.9, 5.5, 12], minzoom: 8, namesFrom: 13 },
  { name: "motorway", classes: ["trunk", "motorway"], widths: [2, 4.2, 7, 14], minzoom: 7, namesFrom: 13 },
];
const KNOWN = CLASSES.flatMap(({ classes }) => classes);
const CASING_PIXELS = 1.6;
const CLASS: ExpressionSpecification = ["coalesce", ["get", "class"], ""];

/**
 * Water, parks and streets of a street file, in this order, and the names of its districts. Lines without a class are as broad as each other; of
 * those with one, the class says how broad. Bridges cross water with a casing of their own, tunnels are dashed.
 */
export function streetLayers(): LayerSpecification[] {
  return [
    area("park", "--map-park"),
    area("water", "--map-water"),
    ...plainStreets(),
    ...CLASSES.flatMap(({ name, classes, widths, minzoom }) => [
      casing(name, classes, widths, minzoom),
      line(name, classes, widths, minzoom),
    ]),
    ...CLASSES.map(({ name, classes, widths, minzoom }) => tunnel(name, classes, widths, minzoom)),
    ...CLASSES.map(({ name, classes, namesFrom }) => names(name, classes, namesFrom)),
    areaNames(),
    districtNames(),
  ];
}

function area(cover: "water" | "park", colour: string): LayerSpecification {
  return {
    id: `streets-${cover}`,
    type: "fill",
    source: STREET_SOURCE,
    filter: ["all", ["==", ["geometry-type"], "Polygon"], ["==", CLASS, cover]],
    paint: { "fill-color": token(colour) },
  };
}

function plainStreets(): LayerSpecification[] {
  const filter: ExpressionSpecification = [
    "all",
    ["==", ["geometry-type"], "LineString"],
    ["!", ["in", CLASS, ["literal", KNOWN]]],
  ];
  return [
    {
      id: "streets-casing",
      type: "line",
      source: STREET_SOURCE,
      minzoom: 12,
      filter,
      layout: { "line-join": "round", "line-cap": "round" },
      paint: {
        "line-color": token("--map-casing"),
        "line-width": ["interpolate", ["linear"], ["zoom"], 12, 1.2, 13, 2.6, 15, 4.4, 17, 10.5],
      },
    },
    {
      id: "streets",
      type: "line",
      source: STREET_SOURCE,
      minzoom: 9,
      filter,
      layout: { "line-join": "round", "line-cap": "round" },
      paint: {
        "line-color": plainColours(),
        "line-opacity": ["interpolate", ["linear"], ["zoom"], 9, 0.8, 11, 1],
        "line-width": ["interpolate", ["linear"], ["zoom"], 9, 0.6, 11, 1, 13, 1.6, 15, 3, 17, 9],
      },
    },
  ];
}

function ofClass(classes: readonly string[], isTunnel: boolean): ExpressionSpecification {
  return [
    "all",
    ["==", ["geometry-type"], "LineString"],
    ["in", CLASS, ["literal", classes as string[]]],
    [isTunnel ? "==" : "!=", ["coalesce", ["get", "site"], ""], "tunnel"],
  ];
}

/** Dark has a casing only on broad streets, light on all. */
function casing(name: string, classes: readonly string[], widths: Widths, minzoom: number): LayerSpecification {
  const isBroad = name === "primary" || name === "motorway";
  return {
    id: `streets-${name}-casing`,
    type: "line",
    source: STREET_SOURCE,
    minzoom: Math.max(11, minzoom),
    filter: ofClass(classes, false),
    layout: { "line-join": "round", "line-cap": "butt" },
    paint: {
      "line-color": token("--map-casing"),
      "line-width": widthsOf(widths.map((width) => width + CASING_PIXELS) as unknown as Widths),
      "line-opacity": isLight() || isBroad ? 1 : 0,
    },
  };
}

function line(
  name: "minor" | "secondary" | "primary" | "motorway",
  classes: readonly string[],
  widths: Widths,
  minzoom: number,
): LayerSpecification {
  return {
    id: `streets-${name}`,
    type: "line",
    source: STREET_SOURCE,
    minzoom,
    filter: ofClass(classes, false),
    layout: { "line-join": "round", "line-cap": "round" },
    paint: { "line-color": lineColour(name), "line-width": widthsOf(widths) },
  };
}

function tunnel(
  name: "minor" | "secondary" | "primary" | "motorway",
  classes: readonly string[],
  widths: Widths,
  minzoom: number,
): LayerSpecification {
  return {
    id: `streets-${name}-tunnel`,
    type: "line",
    source: STREET_SOURCE,
    minzoom,
    filter: ofClass(classes, true),
    paint: {
      "line-color": isLight() ? token("--map-casing") : token(`--map-${name}`),
      "line-width": widthsOf(widths),
      "line-dasharray": [1.6, 1.2],
      "line-opacity": 0.7,
    },
  };
}

function names(name: string, classes: readonly string[], minzoom: number): LayerSpecification {
  return {
    id: `streets-${name}-names`,
    type: "symbol",
    source: STREET_SOURCE,
    minzoom,
    filter: ofClass(classes, false),
    layout: {
      "symbol-placement": "line",
      "symbol-spacing": 320,
      "text-field": ["coalesce", ["get", "name"], ""],
      "text-font": [fontFamily()],
      "text-size": 10.5,
    },
    paint: haloed("--map-label-street"),
  };
}

function areaNames(): LayerSpecification {
  return {
    id: "streets-area-names",
    type: "symbol",
    source: STREET_SOURCE,
    minzoom: 12,
    filter: ["==", ["geometry-type"], "Polygon"],
    layout: {
      "text-field": ["coalesce", ["get", "name"], ""],
      "text-font": [fontFamily()],
      "text-size": 10.5,
      "text-max-width": 8,
    },
    paint: {
      ...haloed("--map-label"),
      "text-color": ["match", CLASS, "water", token("--map-label-water"), token("--map-label")],
    },
  };
}

/** On top, since what is on top is placed first: they tell most of where one is. */
function districtNames(): LayerSpecification {
  return {
    id: "streets-district-names",
    type: "symbol",
    source: STREET_SOURCE,
    minzoom: 11,
    filter: ["all", ["==", ["geometry-type"], "Point"], ["==", CLASS, "district"]],
    layout: {
      "text-field": ["coalesce", ["get", "name"], ""],
      "text-font": [fontFamily()],
      "text-size": 10.5,
      "text-transform": "uppercase",
      "text-letter-spacing": 0.15,
      "text-max-width": 12,
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

/** In light a street from afar is too thin for a casing, and white on white would be nothing. */
function lineColour(name: "minor" | "secondary" | "primary" | "motorway"): ExpressionSpecification | string {
  const near = token(`--map-${name}`);
  return isLight() ? ["interpolate", ["linear"], ["zoom"], 11, token("--map-casing"), 12.5, near] : near;
}

/** From afar a street is a thin line and needs more contrast than a broad one close by. */
function plainColours(): ExpressionSpecification {
  const far = token(isLight() ? "--map-casing" : "--map-primary");
  return ["interpolate", ["linear"], ["zoom"], 11.5, far, 13.5, token("--map-secondary")];
}

function isLight(): boolean {
  return document.documentElement.dataset["theme"] === "light";
}
