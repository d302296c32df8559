// SPDX-License-Identifier: Apache-2.0
import { type DescMessage, fromBinary, toBinary, toJson } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { Fleet } from "../src/fleet.ts";
import { AlertHandlingSchema } from "../src/gen/roadstream/v1/alert_handling_pb.ts";
import { AnomalySchema } from "../src/gen/roadstream/v1/anomaly_pb.ts";
import { DeadLetterSchema } from "../src/gen/roadstream/v1/dead_letter_pb.ts";
import { DriverSchema } from "../src/gen/roadstream/v1/driver_pb.ts";
import { EtaSchema } from "../src/gen/roadstream/v1/eta_pb.ts";
import { type ServerFrame, ServerFrameSchema } from "../src/gen/roadstream/v1/gateway_pb.ts";
import { GeofenceSchema } from "../src/gen/roadstream/v1/geofence_pb.ts";
import { GeofenceTransitionSchema } from "../src/gen/roadstream/v1/geofence_transition_pb.ts";
import { KpiWindowSchema } from "../src/gen/roadstream/v1/kpi_window_pb.ts";
import { OrderEventSchema } from "../src/gen/roadstream/v1/order_event_pb.ts";
import { OrderSchema } from "../src/gen/roadstream/v1/order_pb.ts";
import { PlanSchema } from "../src/gen/roadstream/v1/plan_pb.ts";
import { PositionReportSchema } from "../src/gen/roadstream/v1/position_report_pb.ts";
import { TenantSchema } from "../src/gen/roadstream/v1/tenant_pb.ts";
import { TrackSchema } from "../src/gen/roadstream/v1/track_pb.ts";
import { TriggerSchema } from "../src/gen/roadstream/v1/trigger_pb.ts";
import { VehicleSchema } from "../src/gen/roadstream/v1/vehicle_pb.ts";
import { VehicleStatusSchema } from "../src/gen/roadstream/v1/vehicle_status_pb.ts";

/** What Java has written, each as bytes and as JSON: frames of the gateway and events of the contract. */
const BYTES: Record<string, string> = {
  ...import.meta.glob<string>("../../../ws-gateway/src/test/resources/golden/*.bin", {
    query: "?inline",
    import: "default",
    eager: true,
  }),
  ...import.meta.glob<string>("../../../contract/src/test/resources/golden/*.bin", {
    query: "?inline",
    import: "default",
    eager: true,
  }),
};
const JSONS: Record<string, unknown> = {
  ...import.meta.glob("../../../ws-gateway/src/test/resources/golden/*.json", { import: "default", eager: true }),
  ...import.meta.glob("../../../contract/src/test/resources/golden/*.json", { import: "default", eager: true }),
};
const EVENTS: readonly (readonly [string, DescMessage])[] = [
  ["position-report", PositionReportSchema],
  ["track", TrackSchema],
  ["vehicle-status", VehicleStatusSchema],
  ["geofence-transition", GeofenceTransitionSchema],
  ["geofence", GeofenceSchema],
  ["vehicle", VehicleSchema],
  ["order-event", OrderEventSchema],
  ["order", OrderSchema],
  ["driver", DriverSchema],
  ["tenant", TenantSchema],
  ["anomaly", AnomalySchema],
  ["dead-letter", DeadLetterSchema],
  ["alert-handling", AlertHandlingSchema],
  ["eta", EtaSchema],
  ["kpi-window", KpiWindowSchema],
  ["plan", PlanSchema],
  ["trigger", TriggerSchema],
];

/** 2026-01-05T08:00:00Z */
const TIME = 1_767_600_000_000;

function bytesOf(path: string): Uint8Array {
  const [head, body = ""] = (BYTES[path] ?? "").split(",");
  const binary = head?.endsWith("base64") ? atob(body) : decodeURIComponent(body);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function schemaOf(path: string): DescMessage {
  const name = path.split("/").at(-1) ?? "";
  return path.includes("ws-gateway")
    ? ServerFrameSchema
    : (EVENTS.find(([prefix]) => name.startsWith(prefix))?.[1] ?? ServerFrameSchema);
}

type Case = Exclude<ServerFrame["frame"]["case"], undefined>;
type Value<C extends Case> = Extract<ServerFrame["frame"], { case: C }>["value"];

function frame<C extends Case>(name: string, wanted: C): Value<C> {
  const path = Object.keys(BYTES).find((known) => known.endsWith(`ws-gateway/src/test/resources/golden/${name}.bin`));
  const decoded = fromBinary(ServerFrameSchema, bytesOf(path ?? "")).frame;
  expect(decoded.case).toBe(wanted);
  return decoded.value as unknown as Value<C>;
}

function vehicles(fleet: Fleet) {
  return Object.fromEntries(fleet.list().map(({ id, ...rest }) => [id, rest]));
}

test("there are golden files of both", () => {
  const names = Object.keys(BYTES);
  expect(names.filter((name) => name.includes("ws-gateway")).length).toBeGreaterThanOrEqual(9);
  expect(names.filter((name) => name.includes("contract")).length).toBeGreaterThanOrEqual(18);
});

test.each(Object.keys(BYTES))("%s says the same in both languages and forms", (path) => {
  const schema = schemaOf(path);
  const message = fromBinary(schema, bytesOf(path));

  expect(toJson(schema, message)).toEqual(JSONS[path.replace(".bin", ".json")]);
  expect(toBinary(schema, message)).toEqual(bytesOf(path));
});

const CAB_1_MOVED = {
  lat: 37.7705,
  lon: -122.4112,
  speedMps: 0,
  headingDeg: undefined,
  eventTimeMillis: TIME + 9_000,
};
const CAB_2_MOVED = { lat: 37.8, lon: -122.42, speedMps: 20, headingDeg: 0, eventTimeMillis: TIME + 11_000 };
const CAB_3 = { lat: 37.769, lon: -122.409, speedMps: 3, headingDeg: undefined, eventTimeMillis: TIME };

test("a snapshot is where each vehicle is, and what is unknown stays unknown", () => {
  const fleet = new Fleet();
  fleet.applySnapshot(frame("snapshot", "snapshot"));

  expect(vehicles(fleet)).toEqual({
    "cab-1": { lat: 37.77, lon: -122.41, speedMps: 12.34, headingDeg: 272, eventTimeMillis: TIME },
    "cab-2": { lat: 37.7701, lon: -122.4101, speedMps: undefined, headingDeg: undefined, eventTimeMillis: TIME },
  });
});

test("a delta moves one, brings one, and takes one to another cell", () => {
  const fleet = new Fleet();
  fleet.applySnapshot(frame("snapshot", "snapshot"));
  fleet.applyDelta(frame("delta", "delta"));

  expect(vehicles(fleet)).toEqual({ "cab-1": CAB_1_MOVED, "cab-2": CAB_2_MOVED, "cab-3": CAB_3 });
});

test("who comes back knows the same", () => {
  const fleet = new Fleet();
  fleet.applySnapshot(frame("snapshot", "snapshot"));

  expect(fleet.applyRecovered(frame("recovered", "recovered"))).toBe(true);
  expect(vehicles(fleet)).toEqual({ "cab-1": CAB_1_MOVED, "cab-2": CAB_2_MOVED, "cab-3": CAB_3 });
});

test("who comes back and does not know a channel must ask again", () => {
  const recovered = frame("recovered", "recovered");
  recovered.channels.pop();
  expect(new Fleet().applyRecovered(recovered)).toBe(false);
});

test("the frames beside the vehicles hold what Java has put in", () => {
  expect(frame("hello", "hello")).toMatchObject({ epoch: "e-1", tickMillis: 40, tenant: "acme", role: "ops" });
  expect(frame("gap", "gap")).toMatchObject({ subscription: 1, message: "another epoch" });
  expect(frame("pace", "pace").tickMillis).toBe(250);
  const metrics = frame("metrics", "metrics");
  expect(metrics).toMatchObject({
    reporting: 150,
    moving: 97,
    speedUnknown: 3,
    positionsPerSecond: 12.5,
    eventAgeP50Millis: 84,
    flink: { runningJobs: 1, jobs: 2, checkpointAgeMillis: 900n },
  });
  expect([metrics.eventAgeP95Millis, metrics.flink?.lagRecords]).toEqual([undefined, undefined]);
  const status = frame("status-change", "statusChange").status;
  expect(status?.envelope).toMatchObject({ entityId: "cab-1", eventTimeMillis: BigInt(TIME) });
  expect(status?.what).toMatchObject({
    case: "emergency",
    value: { note: "smoke from the engine", acknowledged: { by: "jl" }, resolved: { by: "eve" } },
  });
});
