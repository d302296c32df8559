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

/** Subscriptions of ops beside the map, by their numbers; the directory first, since it says how to write the others. */
export const OPS_FEEDS: readonly MessageInitShape<typeof SubscribeSchema>[] = [
  { subscription: 3, what: { case: "metrics", value: {} } },
  { subscription: 8, what: { case: "directory", value: {} } },
  { subscription: 7, what: { case: "geofences", value: {} } },
  { subscription: 4, what: { case: "orders", value: {} } },
  { subscription: 6, what: { case: "plans", value: {} } },
  { subscription: 5, what: { case: "alerts", value: {} } },
];

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
