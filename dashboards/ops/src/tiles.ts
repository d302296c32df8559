// SPDX-License-Identifier: Apache-2.0
import type { MapTiles } from "@roadstream/client";
import maplibregl, { type Map as MapLibreMap, type SourceSpecification } from "maplibre-gl";
import { PMTiles, Protocol, TileType } from "pmtiles";
import { byId } from "./dom.ts";
import { paintTiles, rasterLayers, TILES, vectorLayers } from "./tileStyle.ts";

/** Tiles that are drawn beneath everything else. */
interface Drawable {
  readonly source: SourceSpecification;
  readonly isRaster: boolean;
  readonly attribution: string;
}

/** The base map of a tile server, in the colours of the page. */
export class Tiles {
  private isRaster = false;

  /** @param loaded when layers can be added */
  constructor(
    private readonly map: MapLibreMap,
    private readonly loaded: Promise<unknown>,
  ) {}

  /** Draws the tiles under whatever is on the map already, and says whose they are. */
  async add(tiles: MapTiles): Promise<void> {
    const { source, isRaster, attribution } = isArchive(tiles.url)
      ? await archive(tiles.url)
      : template(tiles.url);
    this.isRaster = isRaster;
    byId("attribution").textContent = tiles.attribution || plainText(attribution);
    await this.loaded;
    // The first layer is the land.
    const above = this.map.getStyle().layers[1]?.id;
    this.map.addSource(TILES, source);
    for (const layer of isRaster ? rasterLayers() : vectorLayers()) {
      this.map.addLayer(layer, above);
    }
  }

  /** Draws in the colours of the theme that is on now. */
  recolour(): void {
    if (this.map.getSource(TILES)) {
      paintTiles(this.map, this.isRaster ? rasterLayers() : vectorLayers());
    }
  }
}

export function isArchive(url: string): boolean {
  return url.replace(/[?#].*/, "").endsWith(".pmtiles");
}

/** Templates name what they give at their end; without a name it is pictures. */
export function template(url: string): Drawable {
  const isRaster = !/\.(mvt|pbf)([?#].*)?$/.test(url);
  const source: SourceSpecification = isRaster
    ? { type: "raster", tiles: [url], tileSize: url.includes("@2x") ? 512 : 256, maxzoom: 19 }
    : { type: "vector", tiles: [url], maxzoom: 14 };
  return { source, isRaster, attribution: "" };
}

async function archive(url: string): Promise<Drawable> {
  const protocol = new Protocol();
  const pmtiles = new PMTiles(url);
  protocol.add(pmtiles);
  maplibregl.addProtocol("pmtiles", protocol.tile);
  const header = await pmtiles.getHeader();
  const metadata = (await pmtiles.getMetadata()) as { attribution?: unknown };
  const isRaster = header.tileType !== TileType.Mvt;
  return {
    source: { type: isRaster ? "raster" : "vector", url: `pmtiles://${url}` },
    isRaster,
    attribution: typeof metadata.attribution === "string" ? metadata.attribution : "",
  };
}

/** Attributions come as HTML; only their words are shown. */
function plainText(html: string): string {
  return new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
}
