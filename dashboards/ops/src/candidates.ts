// SPDX-License-Identifier: Apache-2.0
import type { Driver, Order, Place, VehicleEntry } from "@roadstream/client";
import { metersBetween } from "./geo.ts";
import { isOpen, isPickedUp } from "./orderState.ts";
import type { VehicleState } from "./state.ts";
import { texts } from "./texts.ts";

/** As many as one can choose from at a glance. */
const MOST = 5;

/** A vehicle that reports, as the map has it. */
export interface NearVehicle extends Place {
  readonly id: string;
  readonly state: VehicleState;
}

/** What is known of those who might bring an order. */
export interface Fleetmates {
  readonly vehicles: readonly NearVehicle[];
  entry(vehicle: string): VehicleEntry | undefined;
  driver(vehicle: string): Driver | undefined;
  openOrders(vehicle: string): readonly Order[];
  isOnDuty(vehicle: string): boolean;
}

/** Of those who see nobody. */
export const NO_MATES: Fleetmates = {
  vehicles: [],
  entry: () => undefined,
  driver: () => undefined,
  openOrders: () => [],
  isOnDuty: () => false,
};

/** A vehicle that could bring an order. */
export interface Candidate {
  readonly vehicle: NearVehicle;
  readonly driver: string;
  /** Straight to the pickup. */
  readonly meters: number;
  readonly openOrders: number;
}

/** Why nobody else can get the order; undefined if somebody can. */
export function whyNotReassign(order: Order, isPast: boolean): string | undefined {
  if (isPast) {
    return texts.onlyLive;
  }
  if (isPickedUp(order)) {
    return texts.isAboard;
  }
  return isOpen(order) && order.pickup.place ? undefined : texts.noPickup;
}

/**
 * Those nearest to the pickup that report, are at work as far as somebody says so, and have room: the order database must
 * know them, too.
 */
export function candidatesFor(order: Order, mates: Fleetmates): Candidate[] {
  const { place } = order.pickup;
  if (!place) {
    return [];
  }
  const byWay = mates.vehicles
    .filter(({ id, state }) => id !== order.vehicle && state !== "offline" && state !== "sos")
    .map((vehicle) => ({ vehicle, meters: metersBetween(vehicle, place) }))
    .sort((a, b) => a.meters - b.meters);
  const found: Candidate[] = [];
  // Of many vehicles only the nearest are looked at closely.
  for (const { vehicle, meters } of byWay) {
    if (found.length === MOST) {
      break;
    }
    const open = mates.openOrders(vehicle.id);
    if (mates.isOnDuty(vehicle.id) && hasRoom(order, mates.entry(vehicle.id), open)) {
      found.push({ vehicle, driver: mates.driver(vehicle.id)?.name ?? "", meters, openOrders: open.length });
    }
  }
  return found;
}

function hasRoom(order: Order, entry: VehicleEntry | undefined, open: readonly Order[]): boolean {
  if (!entry) {
    return false;
  }
  const aboard = open.filter(isPickedUp).reduce((sum, other) => sum + other.size, 0);
  return entry.capacity === 0 || aboard + order.size <= entry.capacity;
}
