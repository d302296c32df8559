// SPDX-License-Identifier: Apache-2.0
import { create, fromBinary, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Connection, type Handlers } from "../src/connection.ts";
import {
  AlertAction_Action,
  type ClientFrame,
  ClientFrameSchema,
  ServerFrameSchema,
} from "../src/gen/roadstream/v1/gateway_pb.ts";

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
