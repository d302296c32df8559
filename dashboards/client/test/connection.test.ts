// SPDX-License-Identifier: Apache-2.0
import { create, fromBinary, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Connection, type Handlers } from "../src/connection.ts";
import {
  AlertAction_Action,
  type ClientFrame,
  ClientFrameSchema,
  ErrorCode,
  ServerFrameSchema,
} from "../src/gen/roadstream/v1/gateway_pb.ts";
import { Duty } from "../src/gen/roadstream/v1/vehicle_status_pb.ts";

/** A gateway at the other end of a socket. */
class FakeSocket {
  static readonly OPEN = 1;
  static opened: FakeSocket[] = [];
  readonly readyState = FakeSocket.OPEN;
  readonly heard: ClientFrame["frame"][] = [];
  onopen: (() => void) | undefined;
  onmessage: ((event: { data: ArrayBuffer }) => void) | undefined;
  onclose: ((event: { code: number }) => void) | undefined;

  constructor() {
    FakeSocket.opened.push(this);
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.heard.push(fromBinary(ClientFrameSchema, bytes).frame);
  }

  close(): void {
    this.onclose?.({ code: 1006 });
  }

  tell(frame: MessageInitShape<typeof ServerFrameSchema>["frame"]): void {
    const bytes = toBinary(ServerFrameSchema, create(ServerFrameSchema, frame === undefined ? {} : { frame }));
    this.onmessage?.({ data: bytes.slice().buffer });
  }

  greet(role: string, subject = "x"): void {
    this.onopen?.();
    this.tell({ case: "hello", value: { epoch: "e1", role, subject } });
  }

  /** Number and kind of all that was published here. */
  published(): unknown[] {
    return this.heard.flatMap((frame) => (frame.case === "publish" ? [`${frame.value.id} ${frame.value.what.case}`] : []));
  }

  subscribed(): unknown[] {
    return this.heard.flatMap((frame) => (frame.case === "subscribe" ? [frame.value.what.case] : []));
  }
}

const told: string[] = [];
const handlers = new Proxy({} as Handlers, {
  get: (_target, name) => () => {
    told.push(String(name));
  },
});

function connect(): Connection {
  const connection = new Connection("ws://gateway/v1/live", "token", handlers);
  connection.open();
  return connection;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.opened = [];
  told.length = 0;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const FEEDS = ["status", "metrics", "directory", "geofences", "orders", "plans", "alerts"];

test("ops ask for every feed, and again after the connection was lost", () => {
  connect();
  FakeSocket.opened[0]?.greet("ops");
  expect(FakeSocket.opened[0]?.subscribed()).toEqual(FEEDS);

  FakeSocket.opened[0]?.close();
  vi.advanceTimersByTime(1_000);
  FakeSocket.opened[1]?.greet("ops");
  expect(FakeSocket.opened[1]?.subscribed()).toEqual(FEEDS);
});

test("others ask for what is theirs, and for nothing that they would be refused", () => {
  const asked = (role: string) => {
    connect();
    FakeSocket.opened.at(-1)?.greet(role, "V-1");
    return FakeSocket.opened.at(-1)?.subscribed();
  };
  expect(asked("driver")).toEqual(["status", "directory", "orders", "plans", "vehicle"]);
  expect(FakeSocket.opened.at(-1)?.heard.at(-2)).toMatchObject({ value: { what: { case: "vehicle", value: "V-1" } } });
  expect(asked("customer")).toEqual(["orders"]);
  expect(asked("merchant")).toEqual(["orders"]);
});

test("who brings an order is watched until another one or none is, also after a lost connection", () => {
  const connection = connect();
  connection.watchCarrier("o-1");
  FakeSocket.opened[0]?.greet("customer");
  expect(FakeSocket.opened[0]?.subscribed()).toEqual(["orders", "vehicle"]);
  connection.watchCarrier("o-1");
  connection.watchCarrier("o-2");
  expect(FakeSocket.opened[0]?.subscribed()).toEqual(["orders", "vehicle", "vehicle"]);

  FakeSocket.opened[0]?.close();
  vi.advanceTimersByTime(1_000);
  FakeSocket.opened[1]?.greet("customer");
  expect(FakeSocket.opened[1]?.heard.at(-2)).toMatchObject({ value: { what: { case: "vehicle", value: "o-2" } } });
  connection.watchCarrier(undefined);
  expect(FakeSocket.opened[1]?.heard.at(-1)?.case).toBe("unsubscribe");
});

test("each frame of a feed comes to its handler", () => {
  connect();
  const socket = FakeSocket.opened[0];
  socket?.greet("ops");
  told.length = 0;
  socket?.tell({ case: "orderSnapshot", value: {} });
  socket?.tell({ case: "orderChange", value: {} });
  socket?.tell({ case: "alertSnapshot", value: {} });
  socket?.tell({ case: "alertChange", value: {} });
  socket?.tell({ case: "planSnapshot", value: {} });
  socket?.tell({ case: "planChange", value: {} });
  socket?.tell({ case: "geofenceSnapshot", value: {} });
  socket?.tell({ case: "geofenceChange", value: {} });
  socket?.tell({ case: "directorySnapshot", value: {} });
  socket?.tell({ case: "directoryChange", value: {} });
  expect(told).toEqual([
    "orders",
    "order",
    "alerts",
    "alert",
    "plans",
    "plan",
    "fences",
    "fence",
    "directory",
    "directoryChange",
  ]);
});

test("an alert is acknowledged once the gateway says that it is stored", async () => {
  const connection = connect();
  const socket = FakeSocket.opened[0];
  socket?.greet("ops");
  const done = connection.actOnAlert("a1", "acknowledge");

  const frame = socket?.heard.at(-1);
  expect(frame).toMatchObject({
    case: "publish",
    value: { id: 1n, what: { case: "alertAction", value: { alert: "a1", action: AlertAction_Action.ACKNOWLEDGE } } },
  });
  socket?.tell({ case: "published", value: { id: 1n, accepted: 1 } });
  await expect(done).resolves.toBeUndefined();
});

test("what the gateway refuses is told to whoever did it", async () => {
  const connection = connect();
  const socket = FakeSocket.opened[0];
  socket?.greet("ops");
  const done = connection.actOnAlert("a1", "resolve");
  socket?.tell({ case: "error", value: { publishId: 1n, message: "no such alert" } });
  await expect(done).rejects.toThrow("no such alert");
});

const CALL = { id: "help-1", timeMillis: 1_000, place: { lat: 41.1, lon: -8.6 } };

test("what a driver says without a connection is sent once there is one, after hello", async () => {
  const connection = connect();
  const socket = FakeSocket.opened[0];
  const done = connection.callForHelp(CALL);
  const duty = connection.sayDuty(Duty.BREAK, 2_000);
  expect([connection.waitingToSend, socket?.heard]).toEqual([2, []]);

  socket?.greet("driver", "V-1");
  expect(socket?.published()).toEqual(["1 emergency", "2 duty"]);
  expect(socket?.heard.find((frame) => frame.case === "publish")?.value).toMatchObject({
    what: { value: { id: "help-1", timeMillis: 1_000n, location: { latE7: 411_000_000, lonE7: -86_000_000 } } },
  });
  socket?.tell({ case: "published", value: { id: 1n, accepted: 1 } });
  await expect(done).resolves.toBeUndefined();
  expect(connection.waitingToSend).toBe(1);
  socket?.tell({ case: "published", value: { id: 2n, accepted: 1 } });
  await expect(duty).resolves.toBeUndefined();
  expect(connection.waitingToSend).toBe(0);
});

test("what was not answered before the connection was lost is sent again under the same number, and once it is answered never", async () => {
  const connection = connect();
  FakeSocket.opened[0]?.greet("driver", "V-1");
  const first = connection.callForHelp(CALL);
  const second = connection.callForHelp({ ...CALL, id: "help-2" });
  FakeSocket.opened[0]?.tell({ case: "published", value: { id: 1n, accepted: 1 } });
  await first;

  FakeSocket.opened[0]?.close();
  vi.advanceTimersByTime(1_000);
  FakeSocket.opened[1]?.greet("driver", "V-1");
  expect(FakeSocket.opened[1]?.published()).toEqual(["2 emergency"]);
  FakeSocket.opened[1]?.tell({ case: "published", value: { id: 2n, accepted: 1 } });
  await second;

  FakeSocket.opened[1]?.close();
  vi.advanceTimersByTime(1_000);
  FakeSocket.opened[2]?.greet("driver", "V-1");
  expect(FakeSocket.opened[2]?.published()).toEqual([]);
});

test("what Kafka did not take is sent again, what is refused is told", async () => {
  const connection = connect();
  const socket = FakeSocket.opened[0];
  socket?.greet("driver", "V-1");
  const call = connection.callForHelp(CALL);
  socket?.tell({ case: "error", value: { publishId: 1n, code: ErrorCode.UNAVAILABLE } });
  expect(connection.waitingToSend).toBe(1);
  vi.advanceTimersByTime(1_000);
  expect(socket?.published()).toEqual(["1 emergency", "1 emergency"]);
  socket?.tell({ case: "published", value: { id: 1n, accepted: 1 } });
  await call;

  const end = connection.endCall("V-1", "other");
  socket?.tell({ case: "error", value: { publishId: 2n, code: ErrorCode.NOT_FOUND, message: "no such call" } });
  await expect(end).rejects.toThrow("no such call");
  expect(connection.waitingToSend).toBe(0);
});

test("of duties that wait only the newest is sent, and calls for help wait up to twenty", async () => {
  const connection = connect();
  const older = connection.sayDuty(Duty.BREAK, 1_000);
  void connection.sayDuty(Duty.AVAILABLE, 2_000);
  await expect(older).resolves.toBeUndefined();
  for (let i = 0; i < 19; i++) {
    void connection.callForHelp({ ...CALL, id: `help-${i}` });
  }
  await expect(connection.callForHelp(CALL)).rejects.toThrow("20 wait already");
  FakeSocket.opened[0]?.greet("driver", "V-1");
  expect(FakeSocket.opened[0]?.published()).toHaveLength(20);
  expect(FakeSocket.opened[0]?.published()[0]).toBe("2 duty");
});
