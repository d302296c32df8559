// SPDX-License-Identifier: Apache-2.0
import type { ExpressionSpecification, GeoJSONSource, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import type { Fence, FenceKind } from "@roadstream/client";
import { token } from "./theme.ts";
import { fontFamily } from "./tileStyle.ts";

const SOURCE = "fences";
const NAMES = "fences-names";
const PULSE_MILLIS = 450;
/** A pattern repeats after so many pixels; it is drawn with twice as many. */
const TILE_PIXELS = 12;
const RATIO = 2;

/** Frames are drawn as they come, not on the way from one to the next. */
const AT_ONCE = { "line-width-transition": { duration: 0 }, "line-opacity-transition": { duration: 0 } };

/** Of the pulse, 0 to 1; below 0 while there is none. */
const PHASE: ExpressionSpecification = ["coalesce", ["feature-state", "pulse"], -1];

/** Kinds that have a pattern; a service area and others are an edge only. */
const PATTERNS: readonly FenceKind[] = ["noGo", "depot", "slowZone"];

/** Geofences on the base map: the pattern says the kind, entering one pulses its edge once. */
export class FenceMap {
  private isReady = false;
  private fences: readonly Fence[] = [];
  private isVisible = true;
  private selected: string | undefined;
  /** When the pulse of a fence began. */
  private readonly pulsing = new Map<string, number>();

  /** @param loaded when layers can be added */
  constructor(
    private readonly map: MapLibreMap,
    loaded: Promise<unknown>,
  ) {
    void loaded.then(() => {
      this.isReady = true;
      this.addImages();
      map.addSource(SOURCE, { type: "geojson", data: toGeoJson(this.fences), promoteId: "id" });
      map.addSource(NAMES, { type: "geojson", data: namesOf(this.fences) });
      layers().forEach((layer) => map.addLayer(layer));
      this.setVisible(this.isVisible);
      this.select(this.selected);
    });
  }

  show(fences: readonly Fence[]): void {
    this.fences = fences;
    if (this.isReady) {
      this.map.getSource<GeoJSONSource>(SOURCE)?.setData(toGeoJson(fences));
      this.map.getSource<GeoJSONSource>(NAMES)?.setData(namesOf(fences));
    }
  }

  setVisible(isVisible: boolean): void {
    this.isVisible = isVisible;
    if (this.isReady) {
      for (const { id } of layers()) {
        this.map.setLayoutProperty(id, "visibility", isVisible ? "visible" : "none");
      }
    }
  }

  /** The zone that is looked at has a stronger edge. */
  select(fence: string | undefined): void {
    this.selected = fence;
    if (this.isReady) {
      this.map.setFilter("fences-selected", ["==", ["get", "id"], fence ?? ""]);
    }
  }

  pulse(fence: string, nowMillis: number): void {
    this.pulsing.set(fence, nowMillis);
  }

  /** Draws the pulses of a frame; whether any goes on. */
  frame(nowMillis: number): boolean {
    if (this.pulsing.size === 0 || !this.isReady) {
      return false;
    }
    for (const [fence, sinceMillis] of this.pulsing) {
      const phase = (nowMillis - sinceMillis) / PULSE_MILLIS;
      const isOver = phase >= 1;
      this.map.setFeatureState({ source: SOURCE, id: fence }, { pulse: isOver ? -1 : phase });
      if (isOver) {
        this.pulsing.delete(fence);
      }
    }
    return this.pulsing.size > 0;
  }

  /** Draws in the colours of the theme that is on now. */
  recolour(): void {
    if (!this.isReady) {
      return;
    }
    this.addImages();
    for (const layer of layers()) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) {
        this.map.setPaintProperty(layer.id, name, value);
      }
    }
  }

  private addImages(): void {
    for (const kind of PATTERNS) {
      const image = pattern(kind);
      if (this.map.hasImage(kind)) {
        this.map.updateImage(kind, image);
      } else {
        this.map.addImage(kind, image, { pixelRatio: RATIO });
      }
    }
  }
}

export function toGeoJson(fences: readonly Fence[]): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: fences.map((fence) => ({
      type: "Feature",
      properties: { id: fence.id, name: fence.name, kind: fence.kind },
      geometry: { type: "MultiPolygon", coordinates: fence.polygons },
    })),
  };
}

/** Where the name of a fence stands: over the middle of its northern end. */
export function namesOf(fences: readonly Fence[]): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: fences.map((fence) => {
      const corners = fence.polygons.flat(2);
      const lons = corners.map(([lon]) => lon);
      const lon = (Math.min(...lons) + Math.max(...lons)) / 2;
      const lat = Math.max(...corners.map(([, at]) => at));
      return {
        type: "Feature",
        properties: { name: fence.name, kind: fence.kind },
        geometry: { type: "Point", coordinates: corners.length === 0 ? [0, 0] : [lon, lat] },
      };
    }),
  };
}

function layers(): LayerSpecification[] {
  return [
    {
      id: "fences-fill",
      type: "fill",
      source: SOURCE,
      filter: ["in", ["get", "kind"], ["literal", PATTERNS as FenceKind[]]],
      paint: { "fill-pattern": ["get", "kind"] },
    },
    {
      id: "fences-edge",
      type: "line",
      source: SOURCE,
      layout: { "line-join": "round" },
      paint: { "line-color": token("--fence"), "line-width": 1.3 },
    },
    {
      id: "fences-pulse",
      type: "line",
      source: SOURCE,
      layout: { "line-join": "round" },
      paint: {
        "line-color": token("--fence"),
        "line-width": ["+", 1.3, ["*", 6, ["max", 0, PHASE]]],
        "line-opacity": ["case", ["<", PHASE, 0], 0, ["-", 1, PHASE]],
        ...AT_ONCE,
      },
    },
    {
      id: "fences-selected",
      type: "line",
      source: SOURCE,
      filter: ["==", ["get", "id"], ""],
      layout: { "line-join": "round" },
      paint: { "line-color": token("--text-1"), "line-width": 2.6 },
    },
    {
      id: "fences-name",
      type: "symbol",
      source: NAMES,
      // Nobody needs to be told in which service area the town lies, over and over.
      filter: ["!=", ["get", "kind"], "serviceArea"],
      minzoom: 12,
      layout: {
        "text-field": ["get", "name"],
        "text-font": [fontFamily()],
        "text-size": 11.5,
        "text-max-width": 14,
        // Above the edge: the pattern is not under it.
        "text-anchor": "bottom",
        "text-offset": [0, -0.4],
      },
      paint: {
        "text-color": token("--text-1"),
        "text-halo-color": token("--map-halo"),
        "text-halo-width": 2,
      },
    },
  ];
}

/** Hatched at 45 degrees, dotted, or hatched both ways. */
function pattern(kind: FenceKind): ImageData {
  const size = TILE_PIXELS * RATIO;
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const pen = canvas.getContext("2d");
  if (!pen) {
    throw new Error("this browser cannot draw on a canvas");
  }
  pen.strokeStyle = token("--fence");
  pen.fillStyle = token("--fence");
  pen.globalAlpha = 0.55;
  pen.lineWidth = 1.6;
  if (kind === "depot") {
    pen.beginPath();
    pen.arc(size / 4, size / 4, 2.1, 0, 2 * Math.PI);
    pen.arc((3 * size) / 4, (3 * size) / 4, 2.1, 0, 2 * Math.PI);
    pen.fill();
  } else {
    hatch(pen, size, 1);
    if (kind === "slowZone") {
      hatch(pen, size, -1);
    }
  }
  return pen.getImageData(0, 0, size, size);
}

/** Lines that meet those of the next tile. */
function hatch(pen: CanvasRenderingContext2D, size: number, direction: 1 | -1): void {
  for (const shift of [-size, 0, size]) {
    const [from, to] = direction === 1 ? [shift, shift + size] : [shift + size, shift];
    pen.beginPath();
    pen.moveTo(from - direction * size, size + size);
    pen.lineTo(to + direction * size, -size);
    pen.stroke();
  }
}
