// SPDX-License-Identifier: Apache-2.0
import { create } from "@bufbuild/protobuf";
import { type Driver, Duty } from "@roadstream/client";
import { expect, test } from "vitest";
import { VehicleStatusSchema } from "../../client/src/gen/roadstream/v1/vehicle_status_pb.ts";
import { Duties } from "../src/duties.ts";

const DRIVER: Driver = { id: "d", name: undefined, phone: undefined, vehicle: "v", shiftFromMillis: 100, shiftUntilMillis: 200 };
const said = (duty: Duty) => create(VehicleStatusSchema, { envelope: { entityId: "v" }, what: { case: "duty", value: duty } });

test.each([
  [Duty.AVAILABLE, true],
  [Duty.BUSY, true],
  [Duty.BREAK, false],
  [Duty.OFF, false],
])("who said %i is at work: %s, whatever the shift", (duty, isOn) => {
  const duties = new Duties();
  duties.reset([said(Duty.AVAILABLE)]);
  duties.apply(said(duty));
  expect([50, 150, 250].map((now) => duties.isOn("v", DRIVER, now))).toEqual([isOn, isOn, isOn]);
});

test("who says nothing is at work in the shift, and without a shift always", () => {
  const duties = new Duties();
  expect([50, 150, 250].map((now) => duties.isOn("v", DRIVER, now))).toEqual([false, true, false]);
  expect(duties.isOn("v", undefined, 50)).toBe(true);
});
