// SPDX-License-Identifier: Apache-2.0
import type { Crossing, Order, Place, PlanStop } from "@roadstream/client";
import type { Map as MapLibreMap } from "maplibre-gl";
import { FenceMap } from "./fenceMap.ts";
import type { Format } from "./format.ts";
import type { ShownVehicle } from "./layers.ts";
import type { Operations } from "./operations.ts";
import { type MarkAtlas, markAtlas, type OrderMark, orderMarks } from "./orderMarks.ts";
import { byLateness, isOpen } from "./orderState.ts";
import { PlanPaths } from "./planPaths.ts";
import { type LineStop, orderLine, type PlanLine, planLine, stopTimes } from "./planLine.ts";
import type { Tag } from "./tags.ts";
import { discs, placeLabels } from "./stopLabels.ts";
import { StreetWays } from "./streetWays.ts";
import { texts } from "./texts.ts";
import { allPlansLayer, dotLayer, markLayer, stopLayers, wayLayer } from "./workLayers.ts";

/** Further out marks of orders would cover the town: there only late ones have theirs, all others are dots. */
const MARKS_ZOOM = 13;
/** Out of a region there is nothing to tell of single orders. */
const DOTS_ZOOM = 9;
const TAGS_ZOOM = 12;
const MARK_SIZE = 0.78;
const FENCES_EVERY_MILLIS = 1_000;

/** What of the work is drawn. */
export interface WorkLook {
  readonly hasMarks: boolean;
  readonly hasPlans: boolean;
  /** Plans are what is looked at: they show whatever else is chosen. */
  readonly isOfPlans: boolean;
  readonly hasZones: boolean;
  readonly selectedOrder: string | undefined;
  /** The vehicle that the pointer is on: its plan shows. */
  readonly hovered: string | undefined;
  readonly selectedFence: string | undefined;
}

/** What the map knows of a frame. */
export interface WorkScene {
  readonly selected: string | undefined;
  readonly placeOf: (vehicle: string) => Place | undefined;
  /** Pixels of a place. */
  readonly toScreen: (place: Place) => { readonly x: number; readonly y: number };
  /** Those that stand whatever else does. */
  readonly tags: readonly Tag<unknown>[];
  readonly glyphPixels: number;
  readonly nowMillis: number;
}

/** Orders, plans and fences on the map, and what is told beside vehicles that are late. */
export class WorkMap {
  look: WorkLook = { hasMarks: true, hasPlans: false, isOfPlans: false, hasZones: true, selectedOrder: undefined, hovered: undefined, selectedFence: undefined };
  /** How many ends of orders were drawn last, as marks and as dots; tests look at it. */
  drawn: { readonly marks: number; readonly dots: number } | undefined;
  readonly ways = new StreetWays();
  readonly plans: PlanPaths;
  /** What is told beside stops; tests look at it. */
  labels: readonly Tag<LineStop>[] = [];
  /** Where stops and what is told of them stand. */
  taken: readonly Tag<unknown>[] = [];
  private readonly fences: FenceMap;
  /** Of how many places the way ahead was drawn last; tests look at it. */
  wayPlaces = 0;
  private readonly isStill = matchMedia("(prefers-reduced-motion: reduce)");
  private atlas: MarkAtlas = markAtlas();
  private drawnOf = "";
  private fencesOf = "";

  /** @param loaded when layers can be added to the map */
  constructor(
    private readonly operations: Operations,
    private readonly format: Format,
    private readonly map: MapLibreMap,
    loaded: Promise<unknown>,
  ) {
    this.fences = new FenceMap(map, loaded);
    this.plans = new PlanPaths(operations.plans, this.ways);
  }

  setLook(change: Partial<WorkLook>): void {
    this.look = { ...this.look, ...change };
    this.drawnOf = "";
    if ("selectedFence" in change) {
      this.fences.select(change.selectedFence);
    }
    if (change.hasZones !== undefined) {
      this.fences.setVisible(change.hasZones);
    }
  }

  recolour(): void {
    this.atlas = markAtlas();
    this.fences.recolour();
    this.drawnOf = "";
  }

  crossed(crossing: Crossing, nowMillis: number): void {
    if (crossing.isEntry && !this.isStill.matches) {
      this.fences.pulse(crossing.fence, nowMillis);
    }
  }

  /** Whether there is something new to draw; fences are drawn here. */
  frame(nowMillis: number, momentMillis: number): boolean {
    const { orders, plans, fences } = this.operations;
    const second = Math.floor(momentMillis / FENCES_EVERY_MILLIS);
    if (this.fencesOf !== `${fences.revision} ${second}`) {
      this.fencesOf = `${fences.revision} ${second}`;
      this.showFences(momentMillis);
    }
    const isPulsing = this.fences.frame(nowMillis);
    const key = `${orders.revision} ${plans.revision}`;
    const isNew = key !== this.drawnOf;
    this.drawnOf = key;
    return this.ways.takeNews() || isNew || isPulsing;
  }

  /** Under the vehicles; nothing of it is known of the past. */
  layers({ selected, placeOf, toScreen, tags, glyphPixels, nowMillis }: WorkScene) {
    const zoom = this.map.getZoom();
    const { hasMarks, hasPlans, isOfPlans, selectedOrder, hovered } = this.look;
    const order = selectedOrder === undefined ? undefined : this.operations.orders.get(selectedOrder);
    const straight = this.way(selected, order, placeOf);
    const way = { ...straight, path: this.ways.along(straight.path, straight.mover) };
    this.wayPlaces = way.path.length;
    this.labels = placeLabels(way.stops, toScreen, tags);
    this.taken = [...this.labels, ...discs(way.stops, toScreen)];
    const listed = hasMarks && zoom >= DOTS_ZOOM ? this.operations.listOpen() : order ? [order] : [];
    const all = orderMarks(listed, nowMillis);
    const isMarked = (mark: OrderMark) => zoom >= MARKS_ZOOM || mark.order === selectedOrder || (mark.state === "late" && !mark.isPickup);
    const marks = all.filter(isMarked);
    const dots = all.filter((mark) => !isMarked(mark));
    this.drawn = { marks: marks.length, dots: dots.length };
    return [
      allPlansLayer(this.plans.paths({ hasAll: hasPlans || isOfPlans, hovered: hovered === selected ? undefined : hovered }, placeOf, nowMillis)),
      wayLayer(way),
      dotLayer(dots),
      markLayer(marks, this.atlas, glyphPixels * MARK_SIZE, selectedOrder),
      ...stopLayers(
        way.stops,
        this.labels.map((label) => label.item),
      ),
    ];
  }

  /** Names of late vehicles with their delay, the worst first. */
  lateTags(
    shown: readonly ShownVehicle[],
    zoom: number,
    nowMillis: number,
    toScreen: (v: ShownVehicle) => { x: number; y: number },
  ): Tag<ShownVehicle>[] {
    if (zoom < TAGS_ZOOM) {
      return [];
    }
    const { late } = this.operations.work(nowMillis);
    return shown
      .flatMap((v) => {
        const lateness = v.state === "late" ? late.get(v.id) : undefined;
        return lateness ? [{ v, lateness }] : [];
      })
      .sort((a, b) => byLateness(a.lateness, b.lateness))
      .map(({ v, lateness }) => {
        const { delayMillis, share } = lateness;
        const isBehind = delayMillis !== undefined && delayMillis >= 30_000;
        const delay = isBehind ? this.format.delay(delayMillis) : texts.likelyLate(this.format.percent(share));
        return { ...toScreen(v), text: texts.isLateTag(this.format.id(v.id), delay), item: v };
      });
  }

  private showFences(momentMillis: number): void {
    this.fences.show(this.operations.fences.listAt(momentMillis));
  }

  private way(
    selected: string | undefined,
    order: Order | undefined,
    placeOf: (vehicle: string) => Place | undefined,
  ): PlanLine {
    const { plans, orders } = this.operations;
    if (order) {
      if (!isOpen(order)) {
        return { path: [], stops: [] };
      }
      const from = order.vehicle === undefined ? undefined : placeOf(order.vehicle);
      const plan = order.vehicle === undefined ? undefined : plans.get(order.vehicle);
      const goal = [this.format.orderId(order.id), order.customer ?? ""].filter((part) => part !== "").join(" · ");
      return plan?.stops.some((stop) => stop.order === order.id)
        ? planLine(plan, from, (stop) => (isDropoffOf(stop, order) ? goal : this.format.orderId(stop.order)), order.id)
        : orderLine(order, from, goal);
    }
    const plan = selected === undefined ? undefined : plans.get(selected);
    return plan
      ? planLine(plan, placeOf(plan.vehicle), (stop) => stopTimes(stop, orders.get(stop.order), this.format))
      : { path: [], stops: [] };
  }
}

function isDropoffOf(stop: PlanStop, order: Order): boolean {
  return stop.order === order.id && !stop.isPickup;
}
