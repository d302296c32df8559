// SPDX-License-Identifier: Apache-2.0
import { MapboxOverlay } from "@deck.gl/mapbox";
import { IconLayer, LineLayer, PathLayer, ScatterplotLayer, TextLayer } from "@deck.gl/layers";
import maplibregl, {
  type ExpressionSpecification,
  type LngLatBoundsLike, type Map as MapLibreMap } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Bounds, Changes, Vehicle } from "@roadstream/client";
import { CLUSTER_FROM, CLUSTER_ZOOM, type Cluster, cluster } from "./clusters.ts";
import type { Format } from "./format.ts";
import { metersBetween } from "./geo.ts";
import { Glide } from "./glide.ts";
import { type GlyphAtlas, type GlyphName, glyphAtlas } from "./glyphs.ts";
import { opacityOf, stateOf, VEHICLE_STATES, type VehicleState } from "./state.ts";
import { type Rgba, rgba, token } from "./theme.ts";
import { Trail, type TrailSegment } from "./trail.ts";

const FRAME_MILLIS = 40;
const PULSE_MILLIS = 1_600;
const CAMERA_MILLIS = 450;
const CUT_METERS = 5_000;
const FIT_PADDING = 72;
/** Share of the vehicles on each side that the first look may leave out. */
const FIT_TAIL = 0.06;
const CLUSTER_RADIUS = 17;
const MAX_INTERVAL_MILLIS = 600_000;
const WORLD: Bounds = { south: -85, west: -180, north: 85, east: 180 };
const STATE_TOKENS: Record<VehicleState, string> = {
  moving: "--state-moving",
  idle: "--state-idle",
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

interface Tracked {
  readonly glide: Glide;
  readonly trail: Trail;
  headingDeg: number | undefined;
  /** Between its reports, ms: the longer of the last two, so that a burst does not make it seem lost. */
  intervalMillis: number;
  lastGapMillis: number;
}

/** What of the fleet is shown, and how. */
export interface Look {
  hidden: ReadonlySet<VehicleState>;
  selected: string | undefined;
  isFollowing: boolean;
  hasTrails: boolean;
  emergencies: ReadonlySet<string>;
  /** Those nobody has taken notice of: they pulse. */
  unnoticed: ReadonlySet<string>;
}

/** The map with the vehicles on it. */
export class FleetMap {
  readonly map: MapLibreMap;
  look: Look = {
    hidden: new Set(),
    selected: undefined,
    isFollowing: false,
    hasTrails: false,
    emergencies: new Set(),
    unnoticed: new Set(),
  };
  private readonly overlay: MapboxOverlay;
  private readonly tracked = new Map<string, Tracked>();
  private readonly isStill = matchMedia("(prefers-reduced-motion: reduce)");
  private atlas: GlyphAtlas;
  private shownNow: ShownVehicle[] = [];
  private lastFrame = 0;
  private isDirty = true;
  private streetBounds: LngLatBoundsLike | undefined;
  private hasFitted = false;
  private past: { vehicles: readonly Vehicle[]; momentMillis: number } | undefined;
  private dayLines: readonly (readonly [number, number][])[] = [];

  constructor(
    container: HTMLElement,
    private readonly format: Format,
    private readonly onSelect: (id: string | undefined) => void,
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
      style: {
        version: 8,
        sources: {},
        layers: [
          { id: "land", type: "background", paint: { "background-color": token("--map-land") } },
        ],
      },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new maplibregl.ScaleControl({ maxWidth: 110 }), "bottom-left");
    this.overlay = new MapboxOverlay({
      interleaved: false,
      layers: [],
      pickingRadius: 8,
      onClick: (info) => {
        const object = info.object as Partial<ShownVehicle & Cluster<unknown>> | undefined;
        if (object?.count !== undefined && info.coordinate) {
          this.map.easeTo({
            center: [info.coordinate[0] ?? 0, info.coordinate[1] ?? 0],
            zoom: this.map.getZoom() + 2,
            duration: this.cameraMillis(),
          });
        } else {
          this.onSelect(object?.id);
        }
      },
      getCursor: ({ isHovering }) => (isHovering ? "pointer" : "grab"),
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
    return {
      south: Math.max(-90, bounds.getSouth()),
      west: Math.max(-180, bounds.getWest()),
      north: Math.min(90, bounds.getNorth()),
      east: Math.min(180, bounds.getEast()),
    };
  }

  /** Draws the street lines, if the gateway has some. */
  async addStreets(url: string): Promise<void> {
    const answer = await fetch(url);
    if (!answer.ok) {
      return;
    }
    const data = (await answer.json()) as GeoJSON.FeatureCollection;
    const bounds = new maplibregl.LngLatBounds();
    for (const feature of data.features) {
      if (feature.geometry.type === "LineString") {
        const first = feature.geometry.coordinates[0];
        if (first) {
          bounds.extend([first[0] ?? 0, first[1] ?? 0]);
        }
      }
    }
    if (!bounds.isEmpty()) {
      this.streetBounds = bounds.toArray() as LngLatBoundsLike;
    }
    const add = () => {
      this.map.addSource("streets", { type: "geojson", data });
      this.map.addLayer({
        id: "streets-casing",
        type: "line",
        source: "streets",
        minzoom: 12,
        layout: { "line-join": "round", "line-cap": "round" },
        paint: {
          "line-color": token("--map-casing"),
          "line-width": ["interpolate", ["linear"], ["zoom"], 12, 1.2, 13, 2.6, 15, 4.4, 17, 10.5],
        },
      });
      this.map.addLayer({
        id: "streets",
        type: "line",
        source: "streets",
        minzoom: 9,
        layout: { "line-join": "round", "line-cap": "round" },
        paint: {
          "line-color": streetColours(),
          "line-opacity": ["interpolate", ["linear"], ["zoom"], 10, 0.75, 13, 1],
          "line-width": ["interpolate", ["linear"], ["zoom"], 9, 0.5, 11, 0.8, 13, 1.6, 15, 3, 17, 9],
        },
      });
    };
    if (this.map.isStyleLoaded()) {
      add();
    } else {
      this.map.once("load", add);
    }
    this.fitOnce([]);
  }

  /** Takes what is new; the map glides there. */
  update(changes: Changes, nowMillis: number): void {
    for (const vehicle of changes.changed) {
      const known = this.tracked.get(vehicle.id);
      if (known) {
        const gap = vehicle.eventTimeMillis - known.glide.newest.eventTimeMillis;
        if (gap > 0) {
          known.intervalMillis = Math.min(MAX_INTERVAL_MILLIS, Math.max(gap, known.lastGapMillis));
          known.lastGapMillis = gap;
        }
        const isJump = known.glide.goTo(vehicle, nowMillis, this.isStill.matches);
        known.trail.add(known.glide.newest, isJump);
        known.headingDeg = headingOf(known.glide.newest, known.headingDeg);
      } else {
        const trail = new Trail();
        trail.add(vehicle, true);
        this.tracked.set(vehicle.id, {
          glide: new Glide(vehicle, nowMillis),
          trail,
          headingDeg: vehicle.headingDeg,
          intervalMillis: 0,
          lastGapMillis: 0,
        });
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
  showPast(vehicles: readonly Vehicle[] | undefined, momentMillis: number): void {
    if (vehicles || this.past) {
      this.isDirty = true;
    }
    this.past = vehicles && { vehicles, momentMillis };
  }

  /** Draws where the selected vehicle was today. */
  setDay(lines: readonly (readonly [number, number][])[]): void {
    this.dayLines = lines;
    this.isDirty = true;
  }

  /** How many vehicles are in each state, hidden ones too. */
  count(nowMillis: number): Record<VehicleState, number> {
    const counts: Record<VehicleState, number> = { moving: 0, idle: 0, offline: 0, sos: 0 };
    for (const [id, tracked] of this.tracked) {
      counts[this.stateOf(id, tracked, nowMillis)]++;
    }
    return counts;
  }

  /** Forgets every vehicle. */
  clear(): void {
    this.tracked.clear();
    this.isDirty = true;
  }

  setLook(change: Partial<Look>): void {
    this.look = { ...this.look, ...change };
    this.isDirty = true;
  }

  /** Draws in the colours of the theme that is on now. */
  recolour(): void {
    this.atlas = glyphAtlas();
    this.map.setPaintProperty("land", "background-color", token("--map-land"));
    if (this.map.getLayer("streets")) {
      this.map.setPaintProperty("streets", "line-color", streetColours());
      this.map.setPaintProperty("streets-casing", "line-color", token("--map-casing"));
    }
    this.isDirty = true;
  }

  trail(id: string): Trail | undefined {
    return this.tracked.get(id)?.trail;
  }

  newest(id: string): Vehicle | undefined {
    return this.tracked.get(id)?.glide.newest;
  }

  /** Moves the camera to a place; a long way is a cut. */
  flyTo(place: { lon: number; lat: number }): void {
    const center = this.map.getCenter();
    const isFar = metersBetween({ lon: center.lng, lat: center.lat }, place) > CUT_METERS;
    const target = { center: [place.lon, place.lat] as [number, number], zoom: Math.max(14, this.map.getZoom()) };
    if (isFar) {
      this.map.jumpTo(target);
    } else {
      this.map.easeTo({ ...target, duration: this.cameraMillis() });
    }
  }

  zoomBy(steps: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + steps, duration: this.cameraMillis() });
  }

  /** The whole fleet, but for the few that are far from all others. */
  showAll(): void {
    this.fit([...this.tracked.values()].map((tracked) => tracked.glide.newest), this.cameraMillis());
  }

  /** Draws a frame, if there is something to draw. */
  frame(nowMillis: number): void {
    if (nowMillis - this.lastFrame < FRAME_MILLIS) {
      return;
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
    this.overlay.setProps({
      layers: [
        this.dayLayer(),
        ...(this.past ? [] : [this.trailLayer(nowMillis)]),
        ...this.clusterLayers(merged.clusters),
        this.vehicleLayer("vehicles", merged.alone.filter((v) => !this.isOnTop(v))),
        ...this.ringLayers(shown, nowMillis),
        this.vehicleLayer("on-top", merged.alone.filter((v) => this.isOnTop(v))),
        ...this.tagLayers(shown),
      ],
    });
  }

  private listPast(vehicles: readonly Vehicle[], momentMillis: number): ShownVehicle[] {
    return vehicles.flatMap((vehicle) => {
      const state = stateOf(vehicle, momentMillis);
      return this.look.hidden.has(state) && vehicle.id !== this.look.selected
        ? []
        : [{ ...vehicle, state, opacity: opacityOf(vehicle, momentMillis) }];
    });
  }

  private listPresent(nowMillis: number): ShownVehicle[] {
    const shown: ShownVehicle[] = [];
    for (const [id, tracked] of this.tracked) {
      const newest = tracked.glide.newest;
      const state = this.stateOf(id, tracked, nowMillis);
      if (this.look.hidden.has(state) && id !== this.look.selected) {
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
        opacity: opacityOf(newest, nowMillis) * place.presence,
      });
    }
    return shown;
  }

  private dayLayer() {
    return new PathLayer<readonly [number, number][]>({
      id: "day",
      data: this.dayLines as (readonly [number, number][])[],
      widthUnits: "pixels",
      getWidth: 1.6,
      capRounded: true,
      jointRounded: true,
      getPath: (line) => line as [number, number][],
      getColor: rgba("--text-2", 0.55),
      updateTriggers: { getColor: token("--text-2") },
    });
  }

  private stateOf(id: string, tracked: Tracked, nowMillis: number): VehicleState {
    return stateOf(
      tracked.glide.newest,
      nowMillis,
      this.look.emergencies.has(id),
      tracked.intervalMillis,
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

  private vehicleLayer(id: string, data: readonly ShownVehicle[]) {
    return new IconLayer<ShownVehicle>({
      id,
      data: data as ShownVehicle[],
      pickable: true,
      iconAtlas: this.atlas.image as unknown as string,
      iconMapping: this.atlas.mapping,
      getIcon: glyphOf,
      getPosition: (v) => [v.lon, v.lat],
      getAngle: (v) => (v.state === "moving" ? -(v.headingDeg ?? 0) : 0),
      getSize: (v) => (v.state === "sos" ? 1.6 : 1),
      sizeScale: glyphSize(this.map.getZoom()),
      getColor: (v) => [0, 0, 0, Math.round(255 * v.opacity)],
      alphaCutoff: 0.01,
    });
  }

  private trailLayer(nowMillis: number) {
    const ids = this.look.hasTrails
      ? [...this.tracked.keys()]
      : this.look.selected === undefined
        ? []
        : [this.look.selected];
    const segments: TrailSegment[] = ids.flatMap(
      (id) => this.tracked.get(id)?.trail.segments(nowMillis) ?? [],
    );
    const moving = rgba("--state-moving");
    const idle = rgba("--state-idle");
    return new LineLayer<TrailSegment>({
      id: "trails",
      data: segments,
      widthUnits: "pixels",
      getWidth: 3.5,
      getSourcePosition: (s) => s.from,
      getTargetPosition: (s) => s.to,
      getColor: (s) => {
        const [r, g, b] = s.isMoving ? moving : idle;
        return [r, g, b, Math.round(255 * s.alpha)];
      },
    });
  }

  private ringLayers(shown: readonly ShownVehicle[], nowMillis: number) {
    const selected = shown.filter((v) => v.id === this.look.selected);
    const calls = shown.filter((v) => v.state === "sos");
    const phase = this.isStill.matches ? 0.5 : (nowMillis % PULSE_MILLIS) / PULSE_MILLIS;
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
          (v.opacity > 0 ? 20 : 27) + (this.look.unnoticed.has(v.id) ? 5 * phase : 0),
        getLineColor: (v) => [
          sos[0],
          sos[1],
          sos[2],
          v.opacity > 0 ? 230 : this.look.unnoticed.has(v.id) ? Math.round(160 * (1 - phase)) + 40 : 90,
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

  private tagLayers(shown: readonly ShownVehicle[]) {
    const tagged = shown.filter((v) => this.isOnTop(v));
    if (tagged.length === 0) {
      return [];
    }
    const tags = new TextLayer<ShownVehicle>({
      id: "tags",
      data: tagged,
      characterSet: "auto",
      fontFamily: token("--font-sans"),
      fontWeight: 600,
      getText: (v) => this.format.id(v.id),
      getPosition: (v) => [v.lon, v.lat],
      getSize: 12.5,
      getPixelOffset: (v) => [v.state === "sos" ? 36 : 22, 0],
      getTextAnchor: "start",
      getAlignmentBaseline: "center",
      background: true,
      backgroundPadding: [8, 5],
      getBackgroundColor: (v) =>
        v.id === this.look.selected ? rgba("--text-1") : rgba("--surface-1", 0.94),
      getColor: (v) => (v.id === this.look.selected ? rgba("--text-inverse") : rgba("--text-1")),
      updateTriggers: {
        getBackgroundColor: [this.look.selected, token("--text-1")],
        getColor: [this.look.selected, token("--text-1")],
      },
    });
    return [tags];
  }

  private clusterLayers(clusters: readonly Cluster<ShownVehicle>[]) {
    if (clusters.length === 0) {
      return [];
    }
    const data = clusters as Cluster<ShownVehicle>[];
    const at = (c: Cluster<ShownVehicle>): [number, number] => {
      const place = this.map.unproject([c.x, c.y]);
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
        data: clusters.flatMap((c) => this.arcs(c)),
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
        getText: (c) => this.format.count(c.count),
        characterSet: "auto",
        getPosition: at,
        getSize: 11.5,
        getColor: rgba("--text-1"),
      }),
    ];
  }

  /** The ring around a cluster, split by state, what matters most first. */
  private arcs(c: Cluster<ShownVehicle>): { path: [number, number][]; colour: Rgba }[] {
    const arcs: { path: [number, number][]; colour: Rgba }[] = [];
    let angle = -Math.PI / 2;
    for (const state of [...VEHICLE_STATES].reverse()) {
      const share = (c.states[state] / c.count) * 2 * Math.PI;
      if (share === 0) {
        continue;
      }
      const steps = Math.max(2, Math.ceil(share / 0.3));
      const path = Array.from({ length: steps + 1 }, (_, i): [number, number] => {
        const a = angle + (share * i) / steps;
        const place = this.map.unproject([
          c.x + CLUSTER_RADIUS * Math.cos(a),
          c.y + CLUSTER_RADIUS * Math.sin(a),
        ]);
        return [place.lng, place.lat];
      });
      arcs.push({ path, colour: rgba(STATE_TOKENS[state]) });
      angle += share;
    }
    return arcs;
  }

  private follow(nowMillis: number): void {
    const { isFollowing, selected } = this.look;
    const tracked = selected === undefined ? undefined : this.tracked.get(selected);
    if (isFollowing && tracked) {
      const place = tracked.glide.at(nowMillis);
      this.map.setCenter([place.lon, place.lat]);
    }
  }

  private fitOnce(vehicles: readonly Vehicle[]): void {
    if (this.hasFitted || (vehicles.length === 0 && !this.streetBounds)) {
      return;
    }
    if (vehicles.length > 0) {
      this.fit(vehicles, 0);
      this.hasFitted = true;
      this.map.fire("moveend");
    } else if (this.streetBounds) {
      this.map.fitBounds(this.streetBounds, { padding: FIT_PADDING, duration: 0 });
    }
  }

  private fit(vehicles: readonly Vehicle[], duration: number): void {
    if (vehicles.length === 0) {
      return;
    }
    const lons = vehicles.map((v) => v.lon).sort((a, b) => a - b);
    const lats = vehicles.map((v) => v.lat).sort((a, b) => a - b);
    const low = Math.floor(vehicles.length * FIT_TAIL);
    const high = Math.ceil(vehicles.length * (1 - FIT_TAIL)) - 1;
    this.map.fitBounds(
      [
        [lons[low] ?? 0, lats[low] ?? 0],
        [lons[high] ?? 0, lats[high] ?? 0],
      ],
      { padding: FIT_PADDING, maxZoom: 14, duration },
    );
  }

  private cameraMillis(): number {
    return this.isStill.matches ? 0 : CAMERA_MILLIS;
  }
}

/** From afar a street is a thin line and needs more contrast than a broad one close by. */
function streetColours(): ExpressionSpecification {
  const isLight = document.documentElement.dataset["theme"] === "light";
  const far = token(isLight ? "--map-casing" : "--map-primary");
  const near = token("--map-secondary");
  return ["interpolate", ["linear"], ["zoom"], 11.5, far, 13.5, near];
}

/** What panels cover of the map: the middle of the view is the middle of the rest. */
function coveredPixels(container: HTMLElement): { right: number; bottom: number } {
  if (matchMedia("(max-width: 600px)").matches) {
    return { right: 0, bottom: Math.round(container.clientHeight * (document.body.dataset["sheet"] === "low" ? 0.1 : 0.45)) };
  }
  return matchMedia("(max-width: 1439px)").matches
    ? { right: Math.min(336, Math.round(container.clientWidth * 0.45)), bottom: 0 }
    : { right: 0, bottom: 0 };
}

function glyphOf(v: ShownVehicle): GlyphName {
  return v.state === "moving" && v.headingDeg === undefined ? "movingDisc" : v.state;
}

/** Under 1 m/s the course of a fix is noise: the last one stays. */
function headingOf(vehicle: Vehicle, before: number | undefined): number | undefined {
  return (vehicle.speedMps ?? 0) < 1 ? (before ?? vehicle.headingDeg) : (vehicle.headingDeg ?? before);
}

/** 14 px at zoom 11, 18 at 13, 24 at 16. */
function glyphSize(zoom: number): number {
  if (zoom <= 13) {
    return 14 + 4 * Math.max(0, Math.min(1, (zoom - 11) / 2));
  }
  return 18 + 6 * Math.min(1, (zoom - 13) / 3);
}
