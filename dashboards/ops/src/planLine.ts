// SPDX-License-Identifier: Apache-2.0
import type { LonLat, Order, Place, Plan, PlanStop } from "@roadstream/client";
import { intervalText } from "./arrival.ts";
import type { Format } from "./format.ts";
import { metersBetween } from "./geo.ts";
import { isPickedUp } from "./orderState.ts";

/** Stops that lie so near to each other are one on the map. */
const SAME_METERS = 20;

/** A numbered stop on a line. */
export interface LineStop {
  readonly place: Place;
  /** `2`, or `2–3` for stops at one place. */
  readonly number: string;
  readonly label: string;
  readonly isGoal: boolean;
}

/** The way that is still ahead: from the vehicle over its stops, straight from one to the next (`StreetWays` bends it). */
export interface PlanLine {
  /** The vehicle where the path begins; undefined where nobody knows its place. */
  readonly mover?: string;
  readonly path: LonLat[];
  readonly stops: readonly LineStop[];
}

/** What of the plan is told beside its stops. */
export type LabelOf = (stop: PlanStop) => string;

/** The plan of a vehicle from where it is now; up to the drop-off of one order, if one is named. */
export function planLine(plan: Plan, from: Place | undefined, labelOf: LabelOf, goal?: string): PlanLine {
  const last = plan.stops.findIndex((stop) => stop.order === goal && !stop.isPickup);
  const ahead = goal === undefined || last < 0 ? plan.stops : plan.stops.slice(0, last + 1);
  const stops: LineStop[] = [];
  ahead.forEach((stop, i) => {
    const before = stops.at(-1);
    if (!stop.place) {
      return;
    }
    const isGoal = goal !== undefined && i === last;
    if (before && metersBetween(before.place, stop.place) <= SAME_METERS) {
      const first = before.number.split("–")[0] ?? "";
      stops[stops.length - 1] = {
        ...before,
        number: `${first}–${i + 1}`,
        label: isGoal ? labelOf(stop) : before.label,
        isGoal: before.isGoal || isGoal,
      };
    } else {
      stops.push({ place: stop.place, number: String(i + 1), label: labelOf(stop), isGoal });
    }
  });
  const places = [...(from ? [from] : []), ...stops.map((stop) => stop.place)];
  return { ...(from ? { mover: plan.vehicle } : {}), path: places.map((place) => [place.lon, place.lat]), stops };
}

/** An order without a plan: from the vehicle to the stops that are still to be made. */
export function orderLine(order: Order, from: Place | undefined, label: string): PlanLine {
  const ends = [isPickedUp(order) ? undefined : order.pickup.place, order.dropoff.place];
  const places = ends.flatMap((place) => place ?? []);
  return {
    ...(from && order.vehicle !== undefined ? { mover: order.vehicle } : {}),
    path: [...(from ? [from] : []), ...places].map((place) => [place.lon, place.lat]),
    stops: places.map((place, i) => ({
      place,
      number: String(i + 1),
      label: i === places.length - 1 ? label : "",
      isGoal: i === places.length - 1,
    })),
  };
}

/** The estimate of a stop if there is one, else when the plan has it. */
export function stopTimes(stop: PlanStop, order: Order | undefined, format: Format): string {
  const eta = stop.isPickup ? order?.pickupEta : order?.dropoffEta;
  return eta ? intervalText(eta, format) : format.time(stop.arrivalMillis);
}
