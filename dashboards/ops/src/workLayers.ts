// SPDX-License-Identifier: Apache-2.0
import { IconLayer, PathLayer, ScatterplotLayer, TextLayer } from "@deck.gl/layers";
import type { LonLat } from "@roadstream/client";
import { type MarkAtlas, markIcon, type OrderMark } from "./orderMarks.ts";
import { ORDER_TOKENS } from "./orderGlyphs.ts";
import type { LineStop, PlanLine } from "./planLine.ts";
import { besideOf } from "./stopLabels.ts";
import { rgba, token } from "./theme.ts";

const STOP_RADIUS = 10.5;
const LABEL_PADDING = 6;

/** Ends of open orders, by state; the selected order's are larger. */
export function markLayer(
  marks: readonly OrderMark[],
  atlas: MarkAtlas,
  sizePixels: number,
  selected: string | undefined,
) {
  return new IconLayer<OrderMark>({
    id: "orders",
    data: marks as OrderMark[],
    pickable: true,
    iconAtlas: atlas.image as unknown as string,
    iconMapping: atlas.mapping,
    getIcon: markIcon,
    getPosition: (mark) => [mark.place.lon, mark.place.lat],
    getSize: (mark) => (mark.order === selected ? 1.4 : 1),
    sizeScale: sizePixels,
    // Quieter than vehicles, but for the one that is looked at.
    getColor: (mark) => [0, 0, 0, mark.order === selected ? 255 : 205],
    updateTriggers: { getSize: selected, getColor: selected },
  });
}

/** Ends of open orders from far away: small, in the colour of the state; pickups are hollow. */
export function dotLayer(marks: readonly OrderMark[]) {
  const colours = [token("--order-assigned"), token("--map-halo")];
  return new ScatterplotLayer<OrderMark>({
    id: "order-dots",
    data: marks as OrderMark[],
    pickable: true,
    stroked: true,
    radiusUnits: "pixels",
    lineWidthUnits: "pixels",
    getPosition: (mark) => [mark.place.lon, mark.place.lat],
    getRadius: 2.8,
    getLineWidth: 1.2,
    getFillColor: (mark) => (mark.isPickup ? rgba("--map-halo") : rgba(ORDER_TOKENS[mark.state], 0.85)),
    getLineColor: (mark) => (mark.isPickup ? rgba(ORDER_TOKENS[mark.state], 0.85) : rgba("--map-halo")),
    updateTriggers: { getFillColor: colours, getLineColor: colours },
  });
}

/** Where everybody goes next, as thin lines. */
export function allPlansLayer(paths: readonly LonLat[][]) {
  return new PathLayer<LonLat[]>({
    id: "plans",
    data: paths as LonLat[][],
    widthUnits: "pixels",
    getWidth: 1.4,
    capRounded: true,
    jointRounded: true,
    getPath: (path) => path,
    getColor: rgba("--text-2", 0.45),
    updateTriggers: { getColor: token("--text-2") },
  });
}

/** The way ahead of what is selected. */
export function wayLayer(line: PlanLine) {
  return new PathLayer<LonLat[]>({
    id: "way",
    data: line.path.length < 2 ? [] : [line.path],
    widthUnits: "pixels",
    getWidth: 3,
    capRounded: true,
    jointRounded: true,
    getPath: (path) => path,
    getColor: rgba("--text-1"),
    updateTriggers: { getColor: token("--text-1") },
  });
}

/**
 * Its stops: hollow, numbered, with what is told of them; the goal is filled.
 *
 * @param labelled those that there is room to tell of
 */
export function stopLayers(stops: readonly LineStop[], labelled: readonly LineStop[]) {
  const data = stops as LineStop[];
  const triggers = { getFillColor: token("--text-1"), getLineColor: token("--text-1"), getColor: token("--text-1") };
  const at = (stop: LineStop): LonLat => [stop.place.lon, stop.place.lat];
  return [
    new ScatterplotLayer<LineStop>({
      id: "stops",
      data,
      stroked: true,
      radiusUnits: "pixels",
      lineWidthUnits: "pixels",
      getLineWidth: 2,
      getPosition: at,
      getRadius: (stop) => (stop.number.length > 2 ? STOP_RADIUS + 3 : STOP_RADIUS),
      getFillColor: (stop) => (stop.isGoal ? rgba("--text-1") : rgba("--surface-1")),
      getLineColor: rgba("--text-1"),
      updateTriggers: triggers,
    }),
    new TextLayer<LineStop>({
      id: "stop-numbers",
      data,
      characterSet: "auto",
      fontFamily: token("--font-sans"),
      fontWeight: 600,
      getText: (stop) => stop.number,
      getPosition: at,
      getSize: 11.5,
      getColor: (stop) => (stop.isGoal ? rgba("--text-inverse") : rgba("--text-1")),
      updateTriggers: triggers,
    }),
    new TextLayer<LineStop>({
      id: "stop-labels",
      data: labelled as LineStop[],
      characterSet: "auto",
      fontFamily: token("--font-sans"),
      fontWeight: 600,
      getText: (stop) => stop.label,
      getPosition: at,
      getSize: 11.5,
      getPixelOffset: (stop) => [besideOf(stop) + LABEL_PADDING, 0],
      getTextAnchor: "start",
      getAlignmentBaseline: "center",
      background: true,
      backgroundPadding: [LABEL_PADDING, 4],
      getBackgroundColor: rgba("--surface-1", 0.94),
      getColor: rgba("--text-1"),
      updateTriggers: { ...triggers, getBackgroundColor: token("--surface-1") },
    }),
  ];
}
