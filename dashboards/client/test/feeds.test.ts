// SPDX-License-Identifier: Apache-2.0
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { Alerts } from "../src/alerts.ts";
import { Directory } from "../src/directory.ts";
import { Fences } from "../src/fences.ts";
import { Severity } from "../src/gen/roadstream/v1/anomaly_pb.ts";
import { StopKind } from "../src/gen/roadstream/v1/eta_pb.ts";
import {
  AlertChangeSchema,
  AlertKind,
  AlertSnapshotSchema,
  AlertStateSchema,
  DirectoryChangeSchema,
  DirectorySnapshotSchema,
  GeofenceChangeSchema,
  GeofenceSnapshotSchema,
  OrderChangeSchema,
  OrderSnapshotSchema,
  PlanChangeSchema,
  PlanSnapshotSchema,
} from "../src/gen/roadstream/v1/gateway_pb.ts";
import { GeofenceKind } from "../src/gen/roadstream/v1/geofence_pb.ts";
import { OrderStatus } from "../src/gen/roadstream/v1/order_pb.ts";
import type { Plan } from "../src/gen/roadstream/v1/plan_pb.ts";
import { TransitionKind } from "../src/gen/roadstream/v1/geofence_transition_pb.ts";
import { UnitSystem } from "../src/gen/roadstream/v1/tenant_pb.ts";
import { VehicleKind } from "../src/gen/roadstream/v1/vehicle_pb.ts";
import { Orders } from "../src/orders.ts";
import { Plans } from "../src/plans.ts";
import { at, NOW, orderState, plan } from "./cities.ts";

function changed(alert: MessageInitShape<typeof AlertStateSchema>) {
  return create(AlertChangeSchema, { what: { case: "alert", value: alert } });
}

function planned(value: Plan) {
  return create(PlanChangeSchema, { what: { case: "plan", value } });
}

test("an alert is new once, and what people do about it changes it", () => {
  const alerts = new Alerts();
  alerts.reset(create(AlertSnapshotSchema));
  const state = {
    id: "a1",
    kind: AlertKind.SPEEDING,
    severity: Severity.HIGH,
    vehicleId: "V-1",
    startedTimeMillis: at(-2),
    measured: 2_500n,
    worst: 2_700n,
    limit: 1_389n,
  };
  expect(alerts.apply(changed(state))).toBe(true);
  const acknowledged = { by: "eve", timeMillis: at(-1) };
  expect(alerts.apply(changed({ ...state, acknowledged }))).toBe(false);

  expect(alerts.list()).toMatchObject([
    {
      rule: "speeding",
      severity: "high",
      order: undefined,
      endedMillis: undefined,
      measured: 2500,
      worst: 2700,
      acknowledged: { by: "eve", timeMillis: NOW - 60_000 },
      resolved: undefined,
    },
  ]);
});

test("an alert of a kind that the page does not know is left out", () => {
  const alerts = new Alerts();
  alerts.apply(changed({ id: "a1", kind: 99 as AlertKind }));
  expect(alerts.list()).toEqual([]);
});

test("an alert that the gateway has forgotten is gone", () => {
  const alerts = new Alerts();
  alerts.apply(changed({ id: "a1", kind: AlertKind.SPEEDING }));
  expect(alerts.apply(create(AlertChangeSchema, { what: { case: "gone", value: "a1" } }))).toBe(false);
  expect(alerts.list()).toEqual([]);
});

test("a page that is open for long does not grow: what ended goes after a day, and the oldest of too many", () => {
  const alerts = new Alerts();
  const ended = (id: string, minutes: number) =>
    alerts.apply(changed({ id, kind: AlertKind.SPEEDING, endedTimeMillis: at(minutes) }));
  alerts.apply(changed({ id: "goes on", kind: AlertKind.SILENCE, startedTimeMillis: at(-9_000) }));
  alerts.apply(
    changed({ id: "resolved, goes on", kind: AlertKind.SILENCE, resolved: { by: "eve", timeMillis: at(-9_000) } }),
  );
  ended("old", -1_441);
  ended("a day", -1_440);
  expect(alerts.list()).toHaveLength(4);
  ended("now", 0);
  expect(alerts.list().map(({ id }) => id)).toEqual(["goes on", "resolved, goes on", "a day", "now"]);

  for (let i = 0; i < 2_100; i++) {
    ended(`e${i}`, 1);
  }
  expect(alerts.list()).toHaveLength(2_002);
  expect(alerts.get("a day")).toBeUndefined();
  expect(alerts.get("goes on")).toBeDefined();
});

test("an older version of a plan does not replace a newer one, and an empty one ends it", () => {
  const plans = new Plans();
  plans.reset(create(PlanSnapshotSchema, { plans: [plan("V-1", 3, ["7", "8"]), plan("V-2", 1, ["9"])] }));
  plans.apply(planned(plan("V-1", 2, ["6"])));
  expect(plans.get("V-1")?.stops.map((stop) => stop.order)).toEqual(["7", "8"]);

  plans.apply(planned(plan("V-1", 4, [])));
  expect(plans.list().map((one) => one.vehicle)).toEqual(["V-2"]);

  plans.apply(create(PlanChangeSchema, { what: { case: "gone", value: "V-2" } }));
  expect(plans.list()).toEqual([]);
});

test("what was made needs no new plan: its stops are left out once the order says so", () => {
  const orders = new Orders();
  const plans = new Plans({ orders, nowMillis: () => NOW });
  const stops = [
    { orderId: "7", stop: StopKind.PICKUP },
    { orderId: "8", stop: StopKind.PICKUP },
    { orderId: "7", stop: StopKind.DROPOFF },
    { orderId: "8", stop: StopKind.DROPOFF },
    { orderId: "nobody's yet", stop: StopKind.PICKUP, departureMillis: at(20) },
  ];
  plans.reset(create(PlanSnapshotSchema, { plans: [{ envelope: { entityId: "V-1", ingestTimeMillis: at(-1) }, version: 1n, stops }] }));
  const left = () => plans.get("V-1")?.stops.map(({ order, isPickup }) => `${isPickup ? "fetch" : "bring"} ${order}`);
  expect(left()).toHaveLength(5);

  orders.reset(create(OrderSnapshotSchema, { orders: [orderState("7"), orderState("8", { status: OrderStatus.PICKING_UP })] }));
  expect(left()).toEqual(["fetch 8", "bring 7", "bring 8", "fetch nobody's yet"]);

  const change = (id: string, status: OrderStatus) =>
    orders.apply(create(OrderChangeSchema, { what: { case: "state", value: orderState(id, { status }) } }));
  change("7", OrderStatus.DELIVERED);
  change("8", OrderStatus.CANCELLED);
  expect(left()).toEqual(["fetch nobody's yet"]);
});

test("a stop of an order that nobody tells of is left until long after its time, unless its end was told", () => {
  let now = at(12);
  const orders = new Orders();
  const plans = new Plans({ orders, nowMillis: () => Number(now) });
  plans.reset(create(PlanSnapshotSchema, { plans: [plan("V-1", 1, ["7", "8", "9"])] }));
  const left = () => plans.get("V-1")?.stops.map((stop) => stop.order);
  orders.reset(create(OrderSnapshotSchema));
  expect(left()).toEqual(["7", "8", "9"]);
  const before = plans.revision;
  plans.orderGone("8");
  expect(left()).toEqual(["7", "9"]);
  expect(plans.revision).toBeGreaterThan(before);
  // It is to be left at minute 12.
  now = at(42);
  expect(left()).toEqual(["9"]);
  expect(plans.sent("V-1")?.stops).toHaveLength(2);
  now = at(70);
  expect(plans.list()).toEqual([]);

  plans.apply(planned(plan("V-1", 2, ["8"], 60)));
  now = at(20);
  expect(left()).toEqual(["8"]);
});

test("a plan of those who begin anew replaces a higher version that was made before", () => {
  const plans = new Plans();
  plans.reset(create(PlanSnapshotSchema, { plans: [plan("V-1", 9, ["7"])] }));
  plans.apply(planned(plan("V-1", 1, ["8"], 5)));
  plans.apply(planned(plan("V-1", 9, ["7"])));
  expect(plans.get("V-1")?.stops.map((stop) => stop.order)).toEqual(["8"]);
});

test("a circle is a ring at its radius around the centre", () => {
  const fences = new Fences();
  fences.reset(
    create(GeofenceSnapshotSchema, {
      geofences: [
        {
          envelope: { entityId: "north" },
          kind: GeofenceKind.DEPOT,
          shape: { case: "circle", value: { center: { latE7: 600_000_000, lonE7: 100_000_000 }, radiusDm: 111_195 } },
        },
      ],
    }),
  );

  const ring = fences.listAt(NOW)[0]?.polygons[0]?.[0] ?? [];
  // 11119.5 m are a tenth of a degree of latitude, and two tenths of longitude at 60 degrees.
  expect(Math.max(...ring.map(([, lat]) => lat))).toBeCloseTo(60.1, 4);
  expect(Math.max(...ring.map(([lon]) => lon))).toBeCloseTo(10.2, 3);
  expect(ring[0]).toEqual(ring.at(-1));
});

test("a fence across the antimeridian stays in one piece", () => {
  const fences = new Fences();
  fences.apply(
    create(GeofenceChangeSchema, {
      what: {
        case: "geofence",
        value: {
          envelope: { entityId: "fiji" },
          shape: {
            case: "area",
            value: {
              polygons: [
                {
                  rings: [
                    {
                      lonE7: [1_790_000_000, -1_790_000_000, -1_790_000_000, 1_790_000_000],
                      latE7: [-170_000_000, -170_000_000, -160_000_000, -170_000_000],
                    },
                  ],
                },
              ],
            },
          },
        },
      },
    }),
  );
  const lons = fences.listAt(NOW)[0]?.polygons[0]?.[0]?.map(([lon]) => lon);
  expect(lons).toEqual([179, 181, 181, 179]);
});

test("a fence counts from its first moment to before its last", () => {
  const fences = new Fences();
  fences.reset(
    create(GeofenceSnapshotSchema, {
      geofences: [{ envelope: { entityId: "market" }, validFromMillis: at(0), validToMillis: at(1) }],
    }),
  );
  expect([NOW - 1, NOW, NOW + 59_999, NOW + 60_000].map((millis) => fences.listAt(millis).length)).toEqual([0, 1, 1, 0]);
});

test("who enters a fence has crossed it, who was inside has not", () => {
  const fences = new Fences();
  const crossed = (kind: TransitionKind) =>
    fences.apply(
      create(GeofenceChangeSchema, {
        what: {
          case: "transition",
          value: { envelope: { entityId: "V-1", eventTimeMillis: at(0) }, geofenceId: "market", kind },
        },
      }),
    );
  expect(crossed(TransitionKind.ENTER)).toEqual({ fence: "market", vehicle: "V-1", isEntry: true, timeMillis: NOW });
  expect(crossed(TransitionKind.EXIT)?.isEntry).toBe(false);
  expect(crossed(TransitionKind.INITIAL_INSIDE)).toBeUndefined();
});

test("the directory knows who drives what, and forgets who is gone", () => {
  const directory = new Directory();
  directory.reset(
    create(DirectorySnapshotSchema, {
      tenant: { name: "Lindhaven", timeZone: "Europe/Berlin", units: UnitSystem.MI },
      vehicles: [{ envelope: { entityId: "V-1" }, kind: VehicleKind.VAN, capacity: 8 }],
      drivers: [{ envelope: { entityId: "D-1" }, name: "A. Lindqvist", vehicleId: "V-1" }],
    }),
  );
  expect(directory.tenant).toEqual({
    name: "Lindhaven",
    zone: "Europe/Berlin",
    locale: undefined,
    currency: undefined,
    units: "mi",
  });
  expect(directory.vehicle("V-1")).toMatchObject({ type: "van", capacity: 8 });
  expect(directory.driverOf("V-1")?.name).toBe("A. Lindqvist");

  directory.apply(create(DirectoryChangeSchema, { what: { case: "goneDriver", value: "D-1" } }));
  expect(directory.driverOf("V-1")).toBeUndefined();
});
