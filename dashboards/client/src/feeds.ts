// SPDX-License-Identifier: Apache-2.0
import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  AlertChange,
  AlertSnapshot,
  DirectoryChange,
  DirectorySnapshot,
  GeofenceChange,
  GeofenceSnapshot,
  OrderChange,
  OrderSnapshot,
  PlanChange,
  PlanSnapshot,
  ServerFrame,
  SubscribeSchema,
} from "./gen/roadstream/v1/gateway_pb.ts";

/**
 * What the feeds tell. Each begins with a snapshot that replaces what was known, also after a connection was lost;
 * changes follow it.
 */
export interface FeedHandlers {
  orders(snapshot: OrderSnapshot): void;
  order(change: OrderChange): void;
  alerts(snapshot: AlertSnapshot): void;
  alert(change: AlertChange): void;
  plans(snapshot: PlanSnapshot): void;
  plan(change: PlanChange): void;
  fences(snapshot: GeofenceSnapshot): void;
  fence(change: GeofenceChange): void;
  directory(snapshot: DirectorySnapshot): void;
  directoryChange(change: DirectoryChange): void;
}

type Subscription = MessageInitShape<typeof SubscribeSchema>;

/** Number of the subscription to one vehicle. */
export const VEHICLE = 9;

const STATUS: Subscription = { subscription: 2, what: { case: "status", value: {} } };
const METRICS: Subscription = { subscription: 3, what: { case: "metrics", value: {} } };
const ORDERS: Subscription = { subscription: 4, what: { case: "orders", value: {} } };
const ALERTS: Subscription = { subscription: 5, what: { case: "alerts", value: {} } };
const PLANS: Subscription = { subscription: 6, what: { case: "plans", value: {} } };
const FENCES: Subscription = { subscription: 7, what: { case: "geofences", value: {} } };
const DIRECTORY: Subscription = { subscription: 8, what: { case: "directory", value: {} } };

/**
 * What a role asks for beside the map, by docs/websocket.md: nothing that it would be refused. The directory comes
 * first, since it says how to write the others.
 *
 * @param subject of the token; a driver's is the vehicle
 */
export function feedsOf(role: string, subject: string): readonly Subscription[] {
  switch (role) {
    case "ops":
      return [STATUS, METRICS, DIRECTORY, FENCES, ORDERS, PLANS, ALERTS];
    case "driver":
      return [STATUS, DIRECTORY, ORDERS, PLANS, vehicleOf(subject)];
    default:
      return [ORDERS];
  }
}

/** @param id of a vehicle; customers name an order of theirs instead */
export function vehicleOf(id: string): Subscription {
  return { subscription: VEHICLE, what: { case: "vehicle", value: id } };
}

/** Hands on a frame of a feed; others are nothing to it. */
export function takeFeed(frame: ServerFrame["frame"], handlers: FeedHandlers): void {
  switch (frame.case) {
    case "orderSnapshot":
      return handlers.orders(frame.value);
    case "orderChange":
      return handlers.order(frame.value);
    case "alertSnapshot":
      return handlers.alerts(frame.value);
    case "alertChange":
      return handlers.alert(frame.value);
    case "planSnapshot":
      return handlers.plans(frame.value);
    case "planChange":
      return handlers.plan(frame.value);
    case "geofenceSnapshot":
      return handlers.fences(frame.value);
    case "geofenceChange":
      return handlers.fence(frame.value);
    case "directorySnapshot":
      return handlers.directory(frame.value);
    case "directoryChange":
      return handlers.directoryChange(frame.value);
  }
}
