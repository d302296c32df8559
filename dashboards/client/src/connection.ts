// SPDX-License-Identifier: Apache-2.0
import { create, fromBinary, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import {
  ClientFrameSchema,
  type Delta,
  ServerFrameSchema,
  type ServerHello,
  type Snapshot,
} from "./gen/roadstream/v1/gateway_pb.ts";

const SUBPROTOCOL = "roadstream.v1";
const FIRST_DELAY_MILLIS = 250;
const MAX_DELAY_MILLIS = 10_000;
const PING_EVERY_MILLIS = 5_000;
const MILLIS_UNTIL_STALLED = 15_000;
const UNAUTHENTICATED = 4401;
const UNITS_PER_DEGREE = 1e7;

export type ConnectionState = "connecting" | "live" | "reconnecting" | "refused";

/** A rectangle in degrees. */
export interface Bounds {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

export interface Handlers {
  state(state: ConnectionState): void;
  hello(hello: ServerHello): void;
  snapshot(snapshot: Snapshot): void;
  delta(delta: Delta): void;
  /** Round trip of a ping. */
  roundTrip(millis: number): void;
  error(message: string): void;
}

/**
 * A connection to the gateway that comes back by itself, after a random delay that doubles. What was
 * watched is watched again. A token that is refused ends it.
 */
export class Connection {
  private socket: WebSocket | undefined;
  private bounds: Bounds | undefined;
  private isLive = false;
  private isClosed = false;
  private attempts = 0;
  private lastHeard = 0;
  private pings = new Map<bigint, number>();
  private nextPing = 1n;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly handlers: Handlers,
  ) {}

  open(): void {
    this.handlers.state(this.attempts === 0 ? "connecting" : "reconnecting");
    const socket = new WebSocket(this.url, SUBPROTOCOL);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    socket.onopen = () => {
      this.lastHeard = performance.now();
      this.send({ case: "hello", value: { token: this.token } });
    };
    socket.onmessage = (event: MessageEvent<ArrayBuffer>) => this.take(new Uint8Array(event.data));
    socket.onclose = (event) => this.closed(event.code);
    this.timer ??= setInterval(() => this.check(), PING_EVERY_MILLIS);
  }

  /** Watches a rectangle instead of the one before. */
  watch(bounds: Bounds): void {
    this.bounds = bounds;
    if (this.isLive) {
      this.subscribe(bounds);
    }
  }

  close(): void {
    this.isClosed = true;
    clearInterval(this.timer);
    this.socket?.close();
  }

  private take(bytes: Uint8Array): void {
    this.lastHeard = performance.now();
    const { frame } = fromBinary(ServerFrameSchema, bytes);
    switch (frame.case) {
      case "hello":
        this.isLive = true;
        this.attempts = 0;
        this.handlers.hello(frame.value);
        this.handlers.state("live");
        if (this.bounds) {
          this.subscribe(this.bounds);
        }
        this.ping();
        break;
      case "snapshot":
        this.handlers.snapshot(frame.value);
        break;
      case "delta":
        this.handlers.delta(frame.value);
        break;
      case "ping":
        this.send({
          case: "pong",
          value: { id: frame.value.id, timeMillis: BigInt(Date.now()) },
        });
        break;
      case "pong":
        this.ponged(frame.value.id);
        break;
      case "error":
        this.handlers.error(frame.value.message);
        break;
      case undefined:
        break;
    }
  }

  private subscribe(bounds: Bounds): void {
    this.send({
      case: "subscribe",
      value: {
        subscription: 1,
        what: {
          case: "viewport",
          value: {
            southE7: e7(bounds.south),
            westE7: e7(bounds.west),
            northE7: e7(bounds.north),
            eastE7: e7(bounds.east),
          },
        },
      },
    });
  }

  private ping(): void {
    const id = this.nextPing++;
    this.pings.set(id, performance.now());
    this.send({ case: "ping", value: { id } });
  }

  private ponged(id: bigint): void {
    const sent = this.pings.get(id);
    if (sent !== undefined) {
      this.pings.delete(id);
      this.handlers.roundTrip(performance.now() - sent);
    }
  }

  private check(): void {
    if (this.isLive && performance.now() - this.lastHeard > MILLIS_UNTIL_STALLED) {
      this.socket?.close();
    } else if (this.isLive) {
      this.ping();
    }
  }

  private closed(code: number): void {
    this.isLive = false;
    this.pings.clear();
    if (this.isClosed) {
      return;
    }
    if (code === UNAUTHENTICATED) {
      clearInterval(this.timer);
      this.handlers.state("refused");
      return;
    }
    this.handlers.state("reconnecting");
    const most = Math.min(MAX_DELAY_MILLIS, FIRST_DELAY_MILLIS * 2 ** this.attempts);
    this.attempts++;
    setTimeout(() => this.open(), most * (0.5 + Math.random() / 2));
  }

  private send(frame: MessageInitShape<typeof ClientFrameSchema>["frame"]): void {
    if (this.socket?.readyState === WebSocket.OPEN) {
      const message = create(ClientFrameSchema, frame === undefined ? {} : { frame });
      this.socket.send(toBinary(ClientFrameSchema, message));
    }
  }
}

function e7(degrees: number): number {
  return Math.round(degrees * UNITS_PER_DEGREE);
}
