// SPDX-License-Identifier: Apache-2.0
import type { MapboxOverlay } from "@deck.gl/mapbox";
import maplibregl, { type LngLatBounds, type Map as MapLibreMap } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Bounds, Changes, MapTiles, Place, Vehicle, VehicleType } from "@roadstream/client";
import type { NearVehicle } from "./candidates.ts";
import { Camera } from "./camera.ts";
import { ClearNames } from "./clearNames.ts";
import { CLUSTER_FROM, CLUSTER_ZOOM, cluster } from "./clusters.ts";
import { isFilteredOut } from "./fleetFilter.ts";
import type { Format } from "./format.ts";
import { type GlyphAtlas, glyphAtlas } from "./glyphs.ts";
import type { HeatEvent } from "./heat.ts";
import { HeatLayer } from "./heatLayer.ts";
import {
  clusterLayers,
  dayLayer,
  glyphSize,
  type Look,
  ringLayers,
  type ShownVehicle,
  tagLayers,
  trailLayer,
  vehicleLayer,
} from "./layers.ts";
import { onEarth } from "./geo.ts";
import { NO_WORK, type Operations } from "./operations.ts";
import { NO_COUNTS, opacityOf, stateOf, type VehicleState } from "./state.ts";
import { type Choices, newOverlay } from "./overlay.ts";
import { coveredPixels } from "./sheet.ts";
import { plainStyle, Streets } from "./streets.ts";
import { placeTags, type Tag } from "./tags.ts";
import { Tiles } from "./tiles.ts";
import { TrackedVehicle } from "./trackedVehicle.ts";
import type { Trail, TrailSegment } from "./trail.ts";
import { WorkMap } from "./workMap.ts";

const FRAME_MILLIS = 40;
const PULSE_MILLIS = 1_600;
/** Glyphs on a wall are seen from afar, those of one driver or customer in the sun. */
const WALL_SCALE = 1.4;
const WORLD: Bounds = { south: -85, west: -180, north: 85, east: 180 };

/** A moment that is over. */
export interface Past {
  readonly momentMillis: number;
  readonly vehicles: readonly Vehicle[];
  /** What is known of the time around it. */
  readonly events: () => Iterable<HeatEvent>;
}

/** The map with the vehicles on it. */
export class FleetMap {
  readonly map: MapLibreMap;
  look: Look = {
    hidden: new Set(),
    type: undefined,
    selected: undefined,
    isFollowing: false,
    hasTrails: false,
    hasHeat: false,
    emergencies: new Set(),
    unnoticed: new Set(),
  };
  readonly camera: Camera;
  readonly work: WorkMap;
  private readonly streets: Streets;
  private readonly tiles: Tiles;
  private readonly heat: HeatLayer;
  private readonly clearNames: ClearNames;
  private readonly scale: maplibregl.ScaleControl;
  private readonly overlay: MapboxOverlay;
  private readonly tracked = new Map<string, TrackedVehicle>();
  private readonly isStill = matchMedia("(prefers-reduced-motion: reduce)");
  private atlas: GlyphAtlas;
  private shownNow: ShownVehicle[] = [];
  private lastFrame = 0;
  private isDirty = true;
  private streetBounds: LngLatBounds | undefined;
  private hasFitted = false;
  private past: Past | undefined;
  private dayLines: readonly (readonly [number, number][])[] = [];

  constructor(
    container: HTMLElement,
    private readonly format: Format,
    private readonly operations: Operations,
    choices: Omit<Choices, "hover">,
  ) {
    this.atlas = glyphAtlas();
    this.map = new maplibregl.Map({
      container,
      center: [0, 20],
      zoom: 1,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      style: plainStyle(),
    });
    this.camera = new Camera(this.map);
    // Asked for once: a map that reads a source says again that its style is not loaded.
    const loaded = new Promise((resolve) => this.map.once("load", resolve));
    this.tiles = new Tiles(this.map, loaded);
    this.work = new WorkMap(operations, format, this.map, loaded);
    this.streets = new Streets(this.map, loaded, (data) => this.work.ways.offer(data));
    this.clearNames = new ClearNames(this.map, loaded);
    this.heat = new HeatLayer(format, () => {
      this.isDirty = true;
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.scale = new maplibregl.ScaleControl({ maxWidth: 110, unit: this.unit() });
    this.map.addControl(this.scale, "bottom-left");
    this.overlay = newOverlay(container, this.camera, {
      ...choices,
      hover: (id) => {
        if (id !== this.work.look.hovered) {
          this.work.setLook({ hovered: id });
        }
      },
    });
    this.map.addControl(this.overlay);
    const pad = () => this.map.setPadding({ top: 0, left: 0, ...coveredPixels(container) });
    pad();
    this.map.on("resize", pad);
    this.map.on("move", () => {
      this.isDirty = true;
    });
    this.map.on("dragstart", () => {
      this.look = { ...this.look, isFollowing: false };
    });
  }

  /** What the vehicles' layer holds; tests compare it with the truth. */
  shown(): readonly ShownVehicle[] {
    return this.shownNow;
  }

  /** The part of the earth that is in view; all of it until the first vehicles are known. */
  bounds(): Bounds {
    if (!this.hasFitted) {
      return WORLD;
    }
    const bounds = this.map.getBounds();
    return onEarth({
      south: bounds.getSouth(),
      west: bounds.getWest(),
      north: bounds.getNorth(),
      east: bounds.getEast(),
    });
  }

  /** Draws the street lines, if the gateway has some. */
  async addStreets(url: string): Promise<void> {
    this.streetBounds = await this.streets.add(url);
    this.fitOnce([]);
  }

  /** Draws the tiles that the operator has chosen, under the streets. */
  addTiles(tiles: MapTiles): Promise<void> {
    return this.tiles.add(tiles);
  }

  /** Takes what is new; the map glides there. */
  update(changes: Changes, nowMillis: number): void {
    for (const vehicle of changes.changed) {
      const known = this.tracked.get(vehicle.id);
      if (known) {
        known.goTo(vehicle, nowMillis, this.isStill.matches);
      } else {
        this.tracked.set(vehicle.id, new TrackedVehicle(vehicle, nowMillis));
      }
    }
    for (const id of changes.removed) {
      this.tracked.delete(id);
    }
    if (changes.changed.length > 0 || changes.removed.length > 0) {
      this.isDirty = true;
    }
    this.fitOnce(changes.changed);
  }

  /** Shows a moment of the past instead of the present; undefined goes back to it. */
  showPast(past: Past | undefined): void {
    if (past || this.past) {
      this.isDirty = true;
    }
    this.past = past;
  }

  /** Draws where the selected vehicle was today. */
  setDay(lines: readonly (readonly [number, number][])[]): void {
    this.dayLines = lines;
    this.isDirty = true;
  }

  /** How many vehicles are in each state, hidden ones too; of one type, if one is named. */
  count(nowMillis: number, type?: VehicleType): Record<VehicleState, number> {
    const counts: Record<VehicleState, number> = { ...NO_COUNTS };
    const isOfType = (id: string) => type === undefined || this.typeOf(id) === type;
    for (const vehicle of this.past?.vehicles ?? []) {
      counts[stateOf(vehicle, this.past?.momentMillis ?? nowMillis)] += Number(isOfType(vehicle.id));
    }
    for (const [id, tracked] of this.past ? [] : this.tracked) {
      counts[this.stateOf(id, tracked, nowMillis)] += Number(isOfType(id));
    }
    return counts;
  }

  setLook(change: Partial<Look>): void {
    if (change.hasHeat !== undefined) {
      void this.heat.turn(change.hasHeat);
    }
    this.look = { ...this.look, ...change };
    this.isDirty = true;
  }

  /** Writes in the units that are wanted now. */
  rewrite(): void {
    this.scale.setUnit(this.unit());
    this.isDirty = true;
  }

  /** Draws in the colours of the theme that is on now. */
  recolour(): void {
    this.work.recolour();
    this.atlas = glyphAtlas();
    this.streets.recolour();
    this.tiles.recolour();
    this.isDirty = true;
  }

  trail(id: string): Trail | undefined {
    return this.tracked.get(id)?.trail;
  }

  /** The street on which this page saw a vehicle at about a time. */
  streetOf(id: string, timeMillis: number): string | undefined {
    const seen = this.trail(id)?.near(timeMillis);
    return seen && this.work.ways.streetAt([seen.lon, seen.lat]);
  }

  /** Its fix at the moment that is looked at. */
  newestShown(id: string): Vehicle | undefined {
    return this.past ? this.past.vehicles.find((vehicle) => vehicle.id === id) : this.newest(id);
  }

  /** Those in view now, whatever is filtered and whichever moment is looked at. */
  near(nowMillis: number): NearVehicle[] {
    return [...this.tracked].map(([id, tracked]) => {
      const { lat, lon } = tracked.glide.newest;
      return { id, lat, lon, state: this.stateOf(id, tracked, nowMillis) };
    });
  }

  newest(id: string): Vehicle | undefined {
    return this.tracked.get(id)?.glide.newest;
  }

  /** The whole fleet, but for the few that are far from all others. */
  showAll(): void {
    this.camera.showAll([...this.tracked.values()].map((tracked) => tracked.glide.newest));
  }

  /** Whether it is time for another frame. */
  isDue(nowMillis: number): boolean {
    return nowMillis - this.lastFrame >= FRAME_MILLIS;
  }

  /** Draws a frame, if there is something to draw. */
  frame(nowMillis: number): void {
    if (this.work.frame(nowMillis, this.past?.momentMillis ?? nowMillis)) {
      this.isDirty = true;
    }
    const isPulsing = this.look.unnoticed.size > 0 && !this.isStill.matches;
    let isMoving = false;
    for (const tracked of this.tracked.values()) {
      if (tracked.glide.isMoving(nowMillis)) {
        isMoving = true;
        break;
      }
    }
    // Opacities go on without news, but slowly.
    if (!this.isDirty && !isMoving && !isPulsing && nowMillis - this.lastFrame < 1_000) {
      return;
    }
    this.lastFrame = nowMillis;
    this.isDirty = false;
    this.draw(nowMillis);
    this.follow(nowMillis);
  }

  private draw(nowMillis: number): void {
    const shown = this.past
      ? this.listPast(this.past.vehicles, this.past.momentMillis)
      : this.listPresent(nowMillis);
    this.shownNow = shown;
    const merged = this.merge(shown);
    const onTop = shown.filter((v) => this.isOnTop(v));
    const zoom = this.map.getZoom();
    const { dataset } = document.body;
    const isLarge = dataset["wall"] !== undefined || dataset["role"] !== undefined;
    const size = glyphSize(zoom) * (isLarge ? WALL_SCALE : 1);
    const pulse = (nowMillis % PULSE_MILLIS) / PULSE_MILLIS;
    const toScreen = ({ lon, lat }: Place) => this.map.project([lon, lat]);
    const named = onTop.map((v) => ({ ...toScreen(v), text: this.format.id(v.id), item: v }));
    const work = this.past
      ? []
      : this.work.layers({
          selected: this.look.selected,
          placeOf: (id) => this.placeOf(id, nowMillis),
          toScreen,
          tags: named,
          glyphPixels: size,
          nowMillis,
        });
    const tags = [...named, ...this.lateTags(merged.alone, named, nowMillis)];
    this.clearNames.keep(tags, this.past ? [] : this.work.labels, nowMillis);
    this.overlay.setProps({
      layers: [
        ...this.heat.layers(
          this.past?.events ?? (() => this.events()),
          this.past?.momentMillis ?? nowMillis,
          zoom,
        ),
        dayLayer(this.dayLines),
        ...(this.past ? [] : [trailLayer(this.segments(nowMillis))]),
        ...work,
        ...clusterLayers(merged.clusters, this.map, this.format),
        vehicleLayer("vehicles", merged.alone.filter((v) => !this.isOnTop(v)), this.atlas, size),
        ...ringLayers(shown, this.look, this.isStill.matches ? 0.5 : pulse),
        vehicleLayer("on-top", onTop, this.atlas, size),
        ...tagLayers(tags, this.look.selected),
      ],
    });
  }

  /** Beside calls for help and what is selected there is a name always, beside late vehicles where there is room. */
  private lateTags(alone: readonly ShownVehicle[], named: readonly Tag<unknown>[], nowMillis: number): Tag<ShownVehicle>[] {
    if (this.past) {
      return [];
    }
    const others = alone.filter((v) => !this.isOnTop(v));
    const late = this.work.lateTags(others, this.map.getZoom(), nowMillis, (v) => this.map.project([v.lon, v.lat]));
    return placeTags(late, [...named, ...this.work.taken]);
  }

  private placeOf(id: string, nowMillis: number) {
    return this.tracked.get(id)?.glide.at(nowMillis);
  }

  private unit(): "imperial" | "metric" {
    return this.format.isImperial ? "imperial" : "metric";
  }

  /** What this page has seen of the last minutes. */
  private *events(): Generator<HeatEvent> {
    for (const tracked of this.tracked.values()) {
      yield* tracked.trail.list();
    }
  }

  private segments(nowMillis: number): TrailSegment[] {
    const { hasTrails, selected } = this.look;
    const trails = hasTrails
      ? [...this.tracked.values()].map((tracked) => tracked.trail)
      : selected === undefined
        ? []
        : [this.trail(selected)];
    return trails.flatMap((trail) => trail?.segments(nowMillis) ?? []);
  }

  private listPast(vehicles: readonly Vehicle[], momentMillis: number): ShownVehicle[] {
    return vehicles.flatMap((vehicle) => {
      const state = stateOf(vehicle, momentMillis);
      return this.isHidden(vehicle.id, state)
        ? []
        : [{ ...vehicle, state, opacity: opacityOf(vehicle, state, momentMillis) }];
    });
  }

  private listPresent(nowMillis: number): ShownVehicle[] {
    const shown: ShownVehicle[] = [];
    for (const [id, tracked] of this.tracked) {
      const newest = tracked.glide.newest;
      const state = this.stateOf(id, tracked, nowMillis);
      if (this.isHidden(id, state)) {
        continue;
      }
      const place = tracked.glide.at(nowMillis);
      shown.push({
        id,
        lon: place.lon,
        lat: place.lat,
        state,
        eventTimeMillis: newest.eventTimeMillis,
        headingDeg: tracked.headingDeg,
        opacity: opacityOf(newest, state, nowMillis) * place.presence,
      });
    }
    return shown;
  }

  private isHidden(id: string, state: VehicleState): boolean {
    return id !== this.look.selected && isFilteredOut(this.look, state, () => this.typeOf(id));
  }

  private typeOf(id: string): VehicleType | undefined {
    return this.operations.directory.vehicle(id)?.type;
  }

  private stateOf(id: string, tracked: TrackedVehicle, nowMillis: number): VehicleState {
    const work = this.operations.hasOrders ? this.operations.work(nowMillis) : NO_WORK;
    return stateOf(
      tracked.glide.newest,
      nowMillis,
      this.look.emergencies.has(id),
      tracked.intervalMillis,
      { isLate: work.late.has(id), nextStop: work.nextStops.get(id) },
    );
  }

  private merge(shown: readonly ShownVehicle[]) {
    if (this.map.getZoom() > CLUSTER_ZOOM || shown.length <= CLUSTER_FROM) {
      return { clusters: [], alone: shown };
    }
    const always = shown.filter((v) => this.isOnTop(v));
    const others = shown.filter((v) => !this.isOnTop(v));
    const merged = cluster(
      others.map((item) => {
        const { x, y } = this.map.project([item.lon, item.lat]);
        return { x, y, state: item.state, item };
      }),
    );
    return { clusters: merged.clusters, alone: [...merged.alone, ...always] };
  }

  private isOnTop(v: ShownVehicle): boolean {
    return v.state === "sos" || v.id === this.look.selected;
  }

  private follow(nowMillis: number): void {
    const { isFollowing, selected } = this.look;
    const tracked = selected === undefined ? undefined : this.tracked.get(selected);
    if (isFollowing && tracked) {
      this.camera.keepOn(tracked.glide.at(nowMillis));
    }
  }

  private fitOnce(vehicles: readonly Vehicle[]): void {
    if (this.hasFitted || (vehicles.length === 0 && !this.streetBounds)) {
      return;
    }
    if (vehicles.length > 0) {
      // Streets say which town it is about; a few who are out of it do not count.
      const inTown = vehicles.filter((v) => this.streetBounds?.contains([v.lon, v.lat]));
      this.camera.startWith(2 * inTown.length > vehicles.length ? inTown : vehicles);
      this.hasFitted = true;
      this.map.fire("moveend");
    } else if (this.streetBounds) {
      this.camera.startAt(this.streetBounds);
    }
  }
}
