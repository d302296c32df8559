// SPDX-License-Identifier: Apache-2.0
import { create } from "@bufbuild/protobuf";
import { Duty, type VehicleStatus } from "@roadstream/client";
import { expect, test } from "vitest";
import { call, NOW } from "../../client/test/statuses.ts";
import { VehicleStatusSchema } from "../../client/src/gen/roadstream/v1/vehicle_status_pb.ts";
import { OwnStatus } from "../src/ownStatus.ts";

function duty(second: number, value: Duty): VehicleStatus {
  return create(VehicleStatusSchema, {
    envelope: { entityId: "V-1", eventTimeMillis: BigInt(NOW + second * 1_000) },
    what: { case: "duty", value },
  });
}

test("the newest duty counts, whichever came first", () => {
  const status = new OwnStatus();
  status.apply(duty(10, Duty.BREAK));
  status.apply(duty(5, Duty.BUSY));
  expect(status.duty).toBe(Duty.BREAK);
  status.apply(duty(20, Duty.AVAILABLE));
  expect(status.duty).toBe(Duty.AVAILABLE);
});

test("a call goes on until it is resolved, and a snapshot replaces what was known", () => {
  const status = new OwnStatus();
  status.apply(duty(10, Duty.BREAK));
  status.apply(call("V-1", 3));
  expect(status.openCalls().map((one) => one.phase)).toEqual(["new"]);
  status.apply(call("V-1", 3, "acknowledged"));
  expect(status.openCalls().map((one) => one.acknowledgedBy)).toEqual(["eve"]);
  status.apply(call("V-1", 3, "resolved"));
  expect(status.openCalls()).toEqual([]);

  status.reset([call("V-1", 9)]);
  expect(status.openCalls()).toHaveLength(1);
  expect(status.duty).toBe(Duty.UNSPECIFIED);
});
