// SPDX-License-Identifier: Apache-2.0
import { create } from "@bufbuild/protobuf";
import type { Assignment, OrderRow } from "@roadstream/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DirectorySnapshotSchema } from "../../client/src/gen/roadstream/v1/gateway_pb.ts";
import { Format } from "../src/format.ts";
import { Operations } from "../src/operations.ts";
import { OrderDeeds } from "../src/orderDeeds.ts";
import { OPS_AGAIN_MILLIS, ToldWatch } from "../src/told.ts";
import { Undo } from "../src/undo.ts";

const VERSION = "2026-03-01T08:00:00.123456Z";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A desk that keeps what it is given. */
function desk(status: string) {
  const given: [string, Assignment, string][] = [];
  return {
    given,
    row: async (): Promise<OrderRow> => ({ status, updatedAt: VERSION }),
    tell: async (_order: string, fromMillis: number, untilMillis: number) => ({ timeMillis: 99, fromMillis, untilMillis }),
    assign: async (order: string, to: Assignment, updatedAt: string) => {
      given.push([order, to, updatedAt]);
    },
  };
}

function deeds(known: ReturnType<typeof desk>) {
  const operations = new Operations(() => 0);
  operations.directory.reset(create(DirectorySnapshotSchema, { drivers: [{ envelope: { entityId: "d-1" }, vehicleId: "V-1" }] }));
  const undo = new Undo(() => {});
  const told = new ToldWatch({ orderTold: async () => [] }, OPS_AGAIN_MILLIS);
  return { undo, deeds: new OrderDeeds(known, operations, undo, new Format("en-GB", "Etc/UTC", "km"), told), told };
}

test.each([
  ["created", "assigned"],
  ["picking_up", "assigned"],
  ["assigned", undefined],
])("an order that is %s is given to vehicle and driver with status %s, as it stood when somebody decided", async (status, sent) => {
  const known = desk(status);
  const made = deeds(known);
  const done = made.deeds.assign("48227", "V-1");
  expect(made.undo.text?.replace(/\s/g, " ")).toBe("Order 48 227 given to V‐1.");
  await vi.advanceTimersByTimeAsync(5_900);
  expect(known.given).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  await done;
  expect(known.given).toEqual([["48227", { vehicle: "V-1", driver: "d-1", status: sent }, VERSION]]);
});

test("who thinks better of it within the moment is not refused because of what they did themselves", async () => {
  const known = desk("assigned");
  let version = 1;
  known.row = async () => ({ status: "assigned", updatedAt: `v${version}` });
  known.assign = async (order, to, updatedAt) => {
    expect(updatedAt).toBe(`v${version}`);
    version++;
    known.given.push([order, to, updatedAt]);
  };
  const made = deeds(known);
  const first = made.deeds.assign("7", "V-1");
  await vi.advanceTimersByTimeAsync(4_000);
  const second = made.deeds.assign("7", "V-2");
  await vi.advanceTimersByTimeAsync(6_100);
  await Promise.all([first, second]);
  expect(known.given.map(([, to, updatedAt]) => [to.vehicle, updatedAt])).toEqual([["V-1", "v1"], ["V-2", "v2"]]);
});

test("what a customer was told is known at once, and cannot be taken back", async () => {
  const made = deeds(desk("delivering"));
  made.told.ask({ id: "7", createdMillis: 0 }, 0);
  await made.deeds.tell("7", { fromMillis: 60_000, untilMillis: 120_000 });
  expect(made.undo.text).toBeUndefined();
  expect(made.told.list()).toEqual([{ timeMillis: 99, fromMillis: 60_000, untilMillis: 120_000 }]);
});

test("what is taken back is never sent", async () => {
  const known = desk("assigned");
  const made = deeds(known);
  const done = made.deeds.assign("7", "V-2");
  made.undo.takeBack();
  await done;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(known.given).toEqual([]);
});

test.each(["picked_up", "delivering", "delivered", "cancelled"])("an order that is %s by now stays where it is", async (status) => {
  const known = desk(status);
  const made = deeds(known);
  const failed = expect(made.deeds.assign("7", "V-2")).rejects.toThrow(`the order is ${status.replace("_", " ")} meanwhile`);
  await vi.advanceTimersByTimeAsync(6_100);
  await failed;
  expect(known.given).toEqual([]);
});
