// SPDX-License-Identifier: Apache-2.0
import { create } from "@bufbuild/protobuf";
import { Plans } from "@roadstream/client";
import { StopKind } from "../../client/src/gen/roadstream/v1/eta_pb.ts";
import { PlanSnapshotSchema } from "../../client/src/gen/roadstream/v1/gateway_pb.ts";
import { expect, test } from "vitest";
import { plannedOf } from "../src/planned.ts";
import { MINUTE, orderOf } from "./orders.ts";

const { PICKUP, DROPOFF } = StopKind;
const stop = (orderId: string, kind: StopKind, minute: number) => ({ orderId, stop: kind, arrivalMillis: BigInt(minute * MINUTE) });

function plansOf(): Plans {
  const plans = new Plans();
  plans.reset(
    create(PlanSnapshotSchema, {
      plans: [
        { envelope: { entityId: "V-1" }, stops: [stop("a", DROPOFF, 10)] },
        { envelope: { entityId: "V-2" }, stops: [stop("b", PICKUP, 5), stop("a", DROPOFF, 20), stop("b", DROPOFF, 30)] },
      ],
    }),
  );
  return plans;
}

test("the drop-off of an order is planned by the plan of who brings it", () => {
  const planned = plannedOf(orderOf({ id: "a", vehicle: "V-2" }), plansOf());
  expect(planned?.plan.vehicle).toBe("V-2");
  expect(planned?.stop.arrivalMillis).toBe(20 * MINUTE);
  expect(planned?.before).toBe(1);
});

test("an order that nobody was given is planned by whichever plan has its drop-off, not its pickup", () => {
  const planned = plannedOf(orderOf({ id: "b" }), plansOf());
  expect(planned?.plan.vehicle).toBe("V-2");
  expect(planned?.before).toBe(2);
});

test("what no plan has, or the plan of somebody else, is not planned", () => {
  expect(plannedOf(orderOf({ id: "c" }), plansOf())).toBeUndefined();
  expect(plannedOf(orderOf({ id: "b", vehicle: "V-1" }), plansOf())).toBeUndefined();
  expect(plannedOf(orderOf({ id: "b", vehicle: "V-9" }), plansOf())).toBeUndefined();
});
