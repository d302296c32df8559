// SPDX-License-Identifier: Apache-2.0
import { create } from "@bufbuild/protobuf";
import { type VehicleStatus, VehicleStatusSchema } from "../src/gen/roadstream/v1/vehicle_status_pb.ts";

/** 2026-01-05T08:00:00Z */
export const NOW = 1_767_600_000_000;

/** A call for help in one of its phases. */
export function call(
  vehicle: string,
  second: number,
  phase: "new" | "acknowledged" | "resolved" = "new",
  handledMillis = NOW,
): VehicleStatus {
  const handling = { by: "eve", timeMillis: BigInt(handledMillis) };
  return create(VehicleStatusSchema, {
    envelope: { entityId: vehicle, eventTimeMillis: BigInt(NOW + second * 1000) },
    what: {
      case: "emergency",
      value: {
        id: "help",
        ...(phase === "new" ? {} : { acknowledged: handling }),
        ...(phase === "resolved" ? { resolved: handling } : {}),
      },
    },
  });
}
