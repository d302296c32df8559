// SPDX-License-Identifier: Apache-2.0
export {
  type Bounds,
  Connection,
  type ConnectionState,
  type EmergencyStep,
  type Handlers,
} from "./connection.ts";
export { type Activity, History, type PastFix } from "./history.ts";
export { fetchPageSettings, type MapTiles, NO_SETTINGS, type PageSettings } from "./page.ts";
export { type Changes, Fleet, type Vehicle } from "./fleet.ts";
export type { FleetMetrics, ServerHello } from "./gen/roadstream/v1/gateway_pb.ts";
export { Duty, type Emergency, type VehicleStatus } from "./gen/roadstream/v1/vehicle_status_pb.ts";
