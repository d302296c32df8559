// SPDX-License-Identifier: Apache-2.0
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import type { Fence, FenceKind } from "@roadstream/client";
import { token } from "./theme.ts";
import { fontFamily } from "./tileStyle.ts";

const SOURCE = "fences";
const PULSE_MILLIS = 450;
/** A pattern repeats after so many pixels; it is drawn with twice as many. */
const TILE_PIXELS = 12;
const RATIO = 2;

/** Frames are drawn as they come, not on the way from one to the next. */
const AT_ONCE = { "line-width-transition": { duration: 0 }, "line-opacity-transition": { duration: 0 } };

/** Kinds that have a pattern; a service area and others are an edge only. */
const PATTERNS: readonly FenceKind[] = ["noGo", "depot", "slowZone"];

/** Geofences on the base map: the pattern says the kind, entering one pulses its edge once. */
export class FenceMap {
  private isReady = false;
  private fences: readonly Fence[] = [];
  private isVisible = true;
  private pulsing: { readonly fence: string; readonly sinceMillis: number } | undefined;

  /** @param loaded when layers can be added */
  constructor(
    private readonly map: MapLibreMap,
    loaded: Promise<unknown>,
  ) {
    void loaded.then(() => {
      this.isReady = true;
      this.addImages();
      map.addSource(SOURCE, { type: "geojson", data: toGeoJson(this.fences) });
      layers().forEach((layer) => map.addLayer(layer));
      this.setVisible(this.isVisible);
    });
  }

  show(fences: readonly Fence[]): void {
    this.fences = fences;
    if (this.isReady) {
      this.map.getSource<GeoJSONSource>(SOURCE)?.setData(toGeoJson(fences));
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

  pulse(fence: string, nowMillis: number): void {
    this.pulsing = { fence, sinceMillis: nowMillis };
    if (this.isReady) {
      this.map.setFilter("fences-pulse", ["==", ["get", "id"], fence]);
    }
  }

  /** Draws the pulse of a frame; whether it goes on. */
  frame(nowMillis: number): boolean {
    if (!this.pulsing || !this.isReady) {
      return false;
    }
    const phase = (nowMillis - this.pulsing.sinceMillis) / PULSE_MILLIS;
    const isOver = phase >= 1;
    this.map.setPaintProperty("fences-pulse", "line-opacity", isOver ? 0 : 1 - phase);
    this.map.setPaintProperty("fences-pulse", "line-width", 1.3 + 6 * Math.min(1, phase));
    if (isOver) {
      this.pulsing = undefined;
    }
    return !isOver;
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
      filter: ["==", ["get", "id"], ""],
      layout: { "line-join": "round" },
      paint: { "line-color": token("--fence"), "line-width": 1.3, "line-opacity": 0, ...AT_ONCE },
    },
    {
      id: "fences-name",
      type: "symbol",
      source: SOURCE,
      // Nobody needs to be told in which service area the town lies, over and over.
      filter: ["!=", ["get", "kind"], "serviceArea"],
      minzoom: 12,
      layout: {
        "text-field": ["get", "name"],
        "text-font": [fontFamily()],
        "text-size": 11.5,
        "text-max-width": 14,
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
