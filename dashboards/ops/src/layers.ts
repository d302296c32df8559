// SPDX-License-Identifier: Apache-2.0
import { IconLayer, LineLayer, PathLayer, ScatterplotLayer, TextLayer } from "@deck.gl/layers";
import type { Map as MapLibreMap } from "maplibre-gl";
import type { Cluster } from "./clusters.ts";
import type { Format } from "./format.ts";
import type { FleetFilter } from "./fleetFilter.ts";
import type { GlyphAtlas, GlyphName } from "./glyphs.ts";
import { VEHICLE_STATES, type VehicleState } from "./state.ts";
import type { Tag } from "./tags.ts";
import { type Rgba, rgba, token } from "./theme.ts";
import type { TrailSegment } from "./trail.ts";

const CLUSTER_RADIUS = 17;
const STATE_TOKENS: Record<VehicleState, string> = {
  moving: "--state-moving",
  atStop: "--state-at-stop",
  idle: "--state-idle",
  unknown: "--state-offline",
  late: "--state-late-risk",
  offline: "--state-offline",
  sos: "--state-sos",
};

/** A vehicle as it is on the map now. */
export interface ShownVehicle {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly state: VehicleState;
  readonly eventTimeMillis: number;
  readonly headingDeg: number | undefined;
  readonly opacity: number;
}

/** What of the fleet is shown, and how. */
export interface Look extends FleetFilter {
  selected: string | undefined;
  isFollowing: boolean;
  hasTrails: boolean;
  hasHeat: boolean;
  emergencies: ReadonlySet<string>;
  /** Those nobody has taken notice of: they pulse. */
  unnoticed: ReadonlySet<string>;
}

/** Where the selected vehicle was today. */
export function dayLayer(lines: readonly (readonly [number, number][])[]) {
  return new PathLayer<readonly [number, number][]>({
    id: "day",
    data: lines as (readonly [number, number][])[],
    widthUnits: "pixels",
    getWidth: 1.6,
    capRounded: true,
    jointRounded: true,
    getPath: (line) => line as [number, number][],
    getColor: rgba("--text-2", 0.55),
    updateTriggers: { getColor: token("--text-2") },
  });
}

/** Glyphs by state, turned along the course. */
export function vehicleLayer(
  id: string,
  data: readonly ShownVehicle[],
  atlas: GlyphAtlas,
  sizePixels: number,
) {
  return new IconLayer<ShownVehicle>({
    id,
    data: data as ShownVehicle[],
    pickable: true,
    iconAtlas: atlas.image as unknown as string,
    iconMapping: atlas.mapping,
    getIcon: glyphOf,
    getPosition: (v) => [v.lon, v.lat],
    getAngle: (v) => (v.state === "moving" || v.state === "late" ? -(v.headingDeg ?? 0) : 0),
    getSize: (v) => (v.state === "sos" ? 1.6 : v.state === "late" ? 1.4 : 1),
    sizeScale: sizePixels,
    getColor: (v) => [0, 0, 0, Math.round(255 * v.opacity)],
    alphaCutoff: 0.01,
  });
}

/** Ways of the last minutes, fading with age. */
export function trailLayer(segments: readonly TrailSegment[]) {
  const colours = {
    moving: rgba(STATE_TOKENS.moving),
    idle: rgba(STATE_TOKENS.idle),
    unknown: rgba(STATE_TOKENS.unknown),
  };
  return new LineLayer<TrailSegment>({
    id: "trails",
    data: segments as TrailSegment[],
    widthUnits: "pixels",
    getWidth: 3.5,
    getSourcePosition: (s) => s.from,
    getTargetPosition: (s) => s.to,
    getColor: (s) => {
      const [r, g, b] = colours[s.state];
      return [r, g, b, Math.round(255 * s.alpha)];
    },
  });
}

/**
 * Rings around emergencies and the selected vehicle.
 *
 * @param phase of the pulse, 0 to 1
 */
export function ringLayers(shown: readonly ShownVehicle[], look: Look, phase: number) {
  const selected = shown.filter((v) => v.id === look.selected);
  const calls = shown.filter((v) => v.state === "sos");
  const sos = rgba("--state-sos");
  return [
    new ScatterplotLayer<ShownVehicle>({
      id: "sos-rings",
      data: calls.flatMap((v) => [v, { ...v, opacity: 0 }]),
      stroked: true,
      filled: false,
      radiusUnits: "pixels",
      lineWidthUnits: "pixels",
      getLineWidth: 1.6,
      getPosition: (v) => [v.lon, v.lat],
      getRadius: (v) =>
        (v.opacity > 0 ? 20 : 27) + (look.unnoticed.has(v.id) ? 5 * phase : 0),
      getLineColor: (v) => [
        sos[0],
        sos[1],
        sos[2],
        v.opacity > 0 ? 230 : look.unnoticed.has(v.id) ? Math.round(160 * (1 - phase)) + 40 : 90,
      ],
      updateTriggers: { getRadius: phase, getLineColor: phase },
    }),
    new ScatterplotLayer<ShownVehicle>({
      id: "selection",
      data: selected,
      stroked: true,
      filled: false,
      radiusUnits: "pixels",
      lineWidthUnits: "pixels",
      getLineWidth: 2,
      getPosition: (v) => [v.lon, v.lat],
      getRadius: 15,
      getLineColor: rgba("--text-1"),
    }),
  ];
}

/** Names beside vehicles. */
export function tagLayers(tags: readonly Tag<ShownVehicle>[], selected: string | undefined) {
  if (tags.length === 0) {
    return [];
  }
  const isSelected = (tag: Tag<ShownVehicle>) => tag.item.id === selected;
  return [
    new TextLayer<Tag<ShownVehicle>>({
      id: "tags",
      data: tags as Tag<ShownVehicle>[],
      characterSet: "auto",
      fontFamily: token("--font-sans"),
      fontWeight: 600,
      getText: (tag) => tag.text,
      getPosition: (tag) => [tag.item.lon, tag.item.lat],
      getSize: (tag) => (tag.item.state === "late" && !isSelected(tag) ? 11.5 : 12.5),
      getPixelOffset: (tag) => [tag.item.state === "sos" ? 36 : 22, 0],
      getTextAnchor: "start",
      getAlignmentBaseline: "center",
      background: true,
      backgroundPadding: [8, 5],
      getBackgroundColor: (tag) => (isSelected(tag) ? rgba("--text-1") : rgba("--surface-1", 0.94)),
      getColor: (tag) => (isSelected(tag) ? rgba("--text-inverse") : rgba("--text-1")),
      updateTriggers: {
        getSize: selected,
        getBackgroundColor: [selected, token("--text-1")],
        getColor: [selected, token("--text-1")],
      },
    }),
  ];
}

/** Discs with their count, ringed by state. */
export function clusterLayers(
  clusters: readonly Cluster<ShownVehicle>[],
  map: MapLibreMap,
  format: Format,
) {
  if (clusters.length === 0) {
    return [];
  }
  const data = clusters as Cluster<ShownVehicle>[];
  const at = (c: Cluster<ShownVehicle>): [number, number] => {
    const place = map.unproject([c.x, c.y]);
    return [place.lng, place.lat];
  };
  return [
    new ScatterplotLayer<Cluster<ShownVehicle>>({
      id: "clusters",
      data,
      pickable: true,
      radiusUnits: "pixels",
      getPosition: at,
      getRadius: CLUSTER_RADIUS,
      getFillColor: rgba("--surface-1", 0.94),
    }),
    new PathLayer<{ path: [number, number][]; colour: Rgba }>({
      id: "cluster-rings",
      data: clusters.flatMap((c) => arcs(c, map)),
      widthUnits: "pixels",
      getWidth: 3,
      getPath: (arc) => arc.path,
      getColor: (arc) => arc.colour,
    }),
    new TextLayer<Cluster<ShownVehicle>>({
      id: "cluster-counts",
      data,
      fontFamily: token("--font-sans"),
      fontWeight: 600,
      getText: (c) => format.count(c.count),
      characterSet: "auto",
      getPosition: at,
      getSize: 11.5,
      getColor: rgba("--text-1"),
    }),
  ];
}

/** The ring around a cluster, split by state, what matters most first. */
function arcs(c: Cluster<ShownVehicle>, map: MapLibreMap): { path: [number, number][]; colour: Rgba }[] {
  const found: { path: [number, number][]; colour: Rgba }[] = [];
  let angle = -Math.PI / 2;
  for (const state of [...VEHICLE_STATES].reverse()) {
    const share = (c.states[state] / c.count) * 2 * Math.PI;
    if (share === 0) {
      continue;
    }
    const steps = Math.max(2, Math.ceil(share / 0.3));
    const path = Array.from({ length: steps + 1 }, (_, i): [number, number] => {
      const a = angle + (share * i) / steps;
      const place = map.unproject([
        c.x + CLUSTER_RADIUS * Math.cos(a),
        c.y + CLUSTER_RADIUS * Math.sin(a),
      ]);
      return [place.lng, place.lat];
    });
    found.push({ path, colour: rgba(STATE_TOKENS[state]) });
    angle += share;
  }
  return found;
}

function glyphOf(v: ShownVehicle): GlyphName {
  if (v.headingDeg !== undefined) {
    return v.state;
  }
  return v.state === "moving" ? "movingDisc" : v.state === "late" ? "lateDisc" : v.state;
}

/** 14 px at zoom 11, 18 at 13, 24 at 16. */
export function glyphSize(zoom: number): number {
  if (zoom <= 13) {
    return 14 + 4 * Math.max(0, Math.min(1, (zoom - 11) / 2));
  }
  return 18 + 6 * Math.min(1, (zoom - 13) / 3);
}
