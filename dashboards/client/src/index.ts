// SPDX-License-Identifier: Apache-2.0
export { type Alert, type AlertRule, Alerts, type AlertSeverity } from "./alerts.ts";
export {
  type AlertStep,
  type Bounds,
  type Call,
  Connection,
  type ConnectionState,
  type Handlers,
} from "./connection.ts";
export { Directory, type Driver, type Tenant, type VehicleEntry, type VehicleType } from "./directory.ts";
export type { EtaAccuracy } from "./etaAccuracy.ts";
export type { FeedHandlers } from "./feeds.ts";
export { type Crossing, type Fence, type FenceKind, Fences, type LonLat } from "./fences.ts";
export { type Activity, History, type PastFix } from "./history.ts";
export type { KpiPoint } from "./kpiPoints.ts";
export type { OrderLoad } from "./orderLoad.ts";
export { type Assignment, OrderDesk, type OrderInShort, type OrderRow } from "./orderDesk.ts";
export { type Amount, type Estimate, isOpen, isPickedUp, type Order, Orders, type Steps, type Stop } from "./orders.ts";
export type { Handled, Place } from "./place.ts";
export { isNewerThan, type Plan, Plans, type PlanStop } from "./plans.ts";
export { fetchPageSettings, type MapTiles, NO_SETTINGS, type PageSettings, parsePageSettings } from "./page.ts";
export type { Told } from "./told.ts";
export { NO_TIMELINE, type OrderMoment, type Timeline } from "./timeline.ts";
export { type Changes, Fleet, type Vehicle } from "./fleet.ts";
export type { FleetMetrics, ServerHello } from "./gen/roadstream/v1/gateway_pb.ts";
export type { KpiWindow } from "./gen/roadstream/v1/kpi_window_pb.ts";
export { OrderStatus } from "./gen/roadstream/v1/order_pb.ts";
export { TriggerKind } from "./gen/roadstream/v1/trigger_pb.ts";
export { Duty, type Emergency, type VehicleStatus } from "./gen/roadstream/v1/vehicle_status_pb.ts";
