// SPDX-License-Identifier: Apache-2.0
import { OrderStatus, type VehicleEntry } from "@roadstream/client";
import { expect, test } from "vitest";
import { candidatesFor, type Fleetmates, type NearVehicle, NO_MATES, whyNotReassign } from "../src/candidates.ts";
import type { VehicleState } from "../src/state.ts";
import { texts } from "../src/texts.ts";
import { orderOf } from "./orders.ts";

const PICKUP = { lat: 41.15, lon: -8.61 };
const stop = (place: typeof PICKUP | undefined) => ({ place, name: "", fromMillis: undefined, untilMillis: undefined });
const ORDER = orderOf({ status: OrderStatus.ASSIGNED, vehicle: "own", size: 3, pickup: stop(PICKUP) });

/** So many hundredths of a degree north of the pickup. */
function vehicle(id: string, away: number, state: VehicleState = "moving"): NearVehicle {
  return { id, state, lat: PICKUP.lat + away / 100, lon: PICKUP.lon };
}

function mates(vehicles: readonly NearVehicle[], told: Partial<Fleetmates> = {}): Fleetmates {
  const entry = (id: string): VehicleEntry => ({ id, label: undefined, type: "van", capacity: 8 });
  return { ...NO_MATES, vehicles, entry, isOnDuty: () => true, ...told };
}

const ids = (told: Fleetmates) => candidatesFor(ORDER, told).map((candidate) => candidate.vehicle.id);

test("the nearest to the pickup come first, five of them, and never the one that has it", () => {
  const vehicles = [7, 3, 1, 5, 2, 6].map((away) => vehicle(`V-${away}`, away));
  const found = candidatesFor(ORDER, mates([...vehicles, vehicle("own", 0)]));
  expect(found.map((candidate) => candidate.vehicle.id)).toEqual(["V-1", "V-2", "V-3", "V-5", "V-6"]);
  expect(found[0]?.meters).toBeCloseTo(1_112, -1);
});

test("who is not heard of, calls for help or is not at work brings nothing", () => {
  const vehicles = [vehicle("off", 1, "offline"), vehicle("sos", 2, "sos"), vehicle("late", 3, "late"), vehicle("home", 4), vehicle("idle", 5, "idle")];
  expect(ids(mates(vehicles, { isOnDuty: (id) => id !== "home" }))).toEqual(["late", "idle"]);
});

test("a vehicle has room for what it has on board and the order, as far as its capacity is known", () => {
  const aboard = (size: number) => orderOf({ status: OrderStatus.DELIVERING, size });
  const ahead = orderOf({ status: OrderStatus.ASSIGNED, size: 99 });
  const open = (id: string) => (id === "full" ? [aboard(2), aboard(4)] : [aboard(5), ahead]);
  const capacity = (id: string) => (id === "any" ? 0 : 8);
  const told = mates([vehicle("full", 1), vehicle("room", 2), vehicle("any", 3), vehicle("unknown", 4)], {
    openOrders: open,
    entry: (id) => (id === "unknown" ? undefined : { id, label: undefined, type: undefined, capacity: capacity(id) }),
  });
  expect(candidatesFor(ORDER, told).map(({ vehicle: { id }, openOrders }) => `${id} ${openOrders}`)).toEqual(["room 2", "any 2"]);
});

test.each([
  [{ status: OrderStatus.CREATED }, false, undefined],
  [{ status: OrderStatus.PICKING_UP }, false, undefined],
  [{ status: OrderStatus.PICKED_UP }, false, texts.isAboard],
  [{ status: OrderStatus.DELIVERING }, false, texts.isAboard],
  [{ status: OrderStatus.ASSIGNED }, true, texts.onlyLive],
  [{ status: OrderStatus.ASSIGNED, pickup: stop(undefined) }, false, texts.noPickup],
])("an order %j, past %s, can be given to others unless: %s", (told, isPast, why) => {
  expect(whyNotReassign({ ...ORDER, ...told }, isPast)).toBe(why);
});
