// SPDX-License-Identifier: Apache-2.0
import type { VehicleType } from "@roadstream/client";
import type { VehicleState } from "./state.ts";

/** Which vehicles are not wanted. */
export interface FleetFilter {
  readonly hidden: ReadonlySet<VehicleState>;
  /** The only type that is wanted; undefined for all. */
  readonly type: VehicleType | undefined;
}

/**
 * A call for help is hidden by its own state only.
 *
 * @param typeOf asked only if that matters: this is about each vehicle of each frame
 */
export function isFilteredOut({ hidden, type }: FleetFilter, state: VehicleState, typeOf: () => VehicleType | undefined): boolean {
  return hidden.has(state) || (type !== undefined && state !== "sos" && typeOf() !== type);
}

export function isFiltering({ hidden, type }: FleetFilter): boolean {
  return hidden.size > 0 || type !== undefined;
}
