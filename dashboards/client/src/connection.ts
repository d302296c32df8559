// SPDX-License-Identifier: Apache-2.0
import { create, fromBinary, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { type FeedHandlers, feedsOf, takeFeed, VEHICLE, vehicleOf } from "./feeds.ts";
import {
  AlertAction_Action,
  ClientFrameSchema,
  type Delta,
  EmergencyAction_Action,
  type Error as ErrorFrame,
  type FleetMetrics,
  type Recovered,
  ServerFrameSchema,
  type ServerHello,
  type Snapshot,
} from "./gen/roadstream/v1/gateway_pb.ts";
import type { Duty, VehicleStatus } from "./gen/roadstream/v1/vehicle_status_pb.ts";
import { Outbox, type Said } from "./outbox.ts";
import type { Place } from "./place.ts";

const SUBPROTOCOL = "roadstream.v1";
const FIRST_DELAY_MILLIS = 250;
const MAX_DELAY_MILLIS = 10_000;
const PING_EVERY_MILLIS = 5_000;
const MILLIS_UNTIL_STALLED = 15_000;
const MILLIS_UNTIL_GREETED = 10_000;
const UNAUTHENTICATED = 4401;
const UNITS_PER_DEGREE = 1e7;
const VIEWPORT = 1;

export type ConnectionState = "connecting" | "live" | "reconnecting" | "refused";

/** A rectangle in degrees. */
export interface Bounds {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** What ops can do about an emergency or an alert. */
export type AlertStep = "acknowledge" | "resolve";

/** A driver's call for help. */
export interface Call {
  /** Drawn by the caller. */
  readonly id: string;
  readonly timeMillis: number;
  /** Undefined if nobody knows. */
  readonly place: Place | undefined;
}

/** What comes over a connection, and what becomes of it. */
export interface Handlers extends FeedHandlers {
  state(state: ConnectionState): void;
  /** `isSameEpoch`: what was known before may be gone on with. */
  hello(hello: ServerHello, isSameEpoch: boolean): void;
  snapshot(snapshot: Snapshot): void;
  /** False if something is neither known nor sent; then it begins anew. */
  recovered(recovered: Recovered): boolean;
  gap(message: string): void;
  delta(delta: Delta): void;
  statuses(statuses: readonly VehicleStatus[]): void;
  status(status: VehicleStatus): void;
  metrics(metrics: FleetMetrics): void;
  /** Round trip of a ping. */
  roundTrip(millis: number): void;
  error(message: string): void;
}

interface Waiting {
  resolve(): void;
  reject(reason: Error): void;
}

/**
 * A connection to the gateway that comes back by itself, after a random delay that doubles. What was
 * watched is watched again, from where it stopped if the gateway is the same. A token that is refused
 * ends it.
 */
export class Connection {
  private socket: WebSocket | undefined;
  private bounds: Bounds | undefined;
  private vehicle: string | undefined;
  private isLive = false;
  private isClosed = false;
  private attempts = 0;
  private lastHeard = 0;
  private pings = new Map<bigint, number>();
  private nextPing = 1n;
  private epoch = "";
  private offset = 0n;
  private known: Bounds | undefined;
  private asked: Bounds[] = [];
  private nextPublish = 1n;
  private waiting = new Map<bigint, Waiting>();
  private readonly outbox = new Outbox((id, what) => {
    // Nothing comes before hello.
    if (this.isLive) {
      this.send({ case: "publish", value: { id, what } });
    }
  });
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
    // One that never opens, or to which nobody says hello.
    setTimeout(() => {
      if (this.socket === socket && !this.isLive) {
        socket.close();
      }
    }, MILLIS_UNTIL_GREETED);
    this.timer ??= setInterval(() => this.check(), PING_EVERY_MILLIS);
  }

  /** Watches a rectangle instead of the one before. */
  watch(bounds: Bounds): void {
    this.bounds = bounds;
    if (this.isLive) {
      this.subscribe(bounds);
    }
  }

  /**
   * Watches one vehicle instead of the one before, by an order that it brings; undefined watches none. It is asked for
   * anew after a lost connection.
   */
  watchCarrier(order: string | undefined): void {
    if (order === this.vehicle) {
      return;
    }
    this.vehicle = order;
    if (this.isLive) {
      this.send(
        order === undefined
          ? { case: "unsubscribe", value: { subscription: VEHICLE } }
          : { case: "subscribe", value: vehicleOf(order) },
      );
    }
  }

  /** Takes notice of an emergency or ends it; done once it is stored. */
  act(vehicle: string, emergencyId: string, step: AlertStep): Promise<void> {
    const action =
      step === "acknowledge" ? EmergencyAction_Action.ACKNOWLEDGE : EmergencyAction_Action.RESOLVE;
    return this.publish({ case: "action", value: { vehicle, emergencyId, action } });
  }

  /** Takes notice of an alert or ends it; done once it is stored. */
  actOnAlert(alert: string, step: AlertStep): Promise<void> {
    const action =
      step === "acknowledge" ? AlertAction_Action.ACKNOWLEDGE : AlertAction_Action.RESOLVE;
    return this.publish({ case: "alertAction", value: { alert, action } });
  }

  /** How much of what the driver said the gateway does not have yet. */
  get waitingToSend(): number {
    return this.outbox.size;
  }

  /** By a driver, of the own vehicle; as the next two it waits for a connection, and is done once it is stored. */
  sayDuty(duty: Duty, timeMillis: number): Promise<void> {
    return this.say({ case: "duty", value: { duty, timeMillis: BigInt(Math.round(timeMillis)) } });
  }

  callForHelp({ id, timeMillis, place }: Call): Promise<void> {
    return this.say({
      case: "emergency",
      value: {
        id,
        timeMillis: BigInt(Math.round(timeMillis)),
        ...(place ? { location: { latE7: e7(place.lat), lonE7: e7(place.lon) } } : {}),
      },
    });
  }

  /** By the driver who called: it is over. */
  endCall(vehicle: string, emergencyId: string): Promise<void> {
    return this.say({ case: "action", value: { vehicle, emergencyId, action: EmergencyAction_Action.RESOLVE } });
  }

  close(): void {
    this.isClosed = true;
    clearInterval(this.timer);
    this.socket?.close();
  }

  private say(what: Said): Promise<void> {
    return this.outbox.say(this.nextPublish++, what);
  }

  private publish(what: Said): Promise<void> {
    if (!this.isLive) {
      return Promise.reject(new Error("not connected"));
    }
    const id = this.nextPublish++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ case: "publish", value: { id, what } });
    });
  }

  private take(bytes: Uint8Array): void {
    this.lastHeard = performance.now();
    const { frame } = fromBinary(ServerFrameSchema, bytes);
    switch (frame.case) {
      case "hello":
        this.greet(frame.value);
        break;
      case "snapshot":
        this.offset = frame.value.offset;
        this.known = this.asked.shift() ?? this.known;
        this.handlers.snapshot(frame.value);
        break;
      case "recovered":
        this.offset = frame.value.offset;
        this.known = this.asked.shift() ?? this.known;
        if (!this.handlers.recovered(frame.value)) {
          // The gateway takes it that all is known: only a new connection is told everything.
          this.epoch = "";
          this.socket?.close();
        }
        break;
      case "gap":
        this.handlers.gap(frame.value.message);
        break;
      case "delta":
        this.offset = frame.value.offset;
        this.handlers.delta(frame.value);
        break;
      case "statusSnapshot":
        this.handlers.statuses(frame.value.statuses);
        break;
      case "statusChange":
        if (frame.value.status) {
          this.handlers.status(frame.value.status);
        }
        break;
      case "published":
        this.waiting.get(frame.value.id)?.resolve();
        this.waiting.delete(frame.value.id);
        this.outbox.published(frame.value.id);
        break;
      case "metrics":
        this.handlers.metrics(frame.value);
        break;
      case "pace":
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
        this.failed(frame.value);
        break;
      default:
        takeFeed(frame, this.handlers);
    }
  }

  private greet(hello: ServerHello): void {
    // Only a map of ops is gone on with: one vehicle is told whole again.
    const isSameEpoch = hello.epoch === this.epoch && hello.role === "ops";
    this.epoch = hello.epoch;
    this.isLive = true;
    this.attempts = 0;
    this.asked = [];
    if (!isSameEpoch) {
      this.known = undefined;
    }
    this.handlers.hello(hello, isSameEpoch);
    this.handlers.state("live");
    feedsOf(hello.role, hello.subject).forEach((value) => this.send({ case: "subscribe", value }));
    if (this.vehicle !== undefined) {
      this.send({ case: "subscribe", value: vehicleOf(this.vehicle) });
    }
    this.outbox.flush();
    if (this.known) {
      // Where it stopped; a move of the map since then comes after it.
      this.subscribe(this.known, this.offset);
    }
    if (this.bounds && this.bounds !== this.known) {
      this.subscribe(this.bounds);
    }
    this.ping();
  }

  private failed(error: ErrorFrame): void {
    const waiting = this.waiting.get(error.publishId);
    if (waiting) {
      this.waiting.delete(error.publishId);
      waiting.reject(new Error(error.message));
    } else if (!this.outbox.failed(error)) {
      if (error.subscription === VIEWPORT) {
        this.asked.shift();
      }
      this.handlers.error(error.message);
    }
  }

  private subscribe(bounds: Bounds, since?: bigint): void {
    this.asked.push(bounds);
    this.send({
      case: "subscribe",
      value: {
        subscription: VIEWPORT,
        ...(since === undefined ? {} : { since: { epoch: this.epoch, offset: since } }),
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
    for (const waiting of this.waiting.values()) {
      waiting.reject(new Error("the connection was lost"));
    }
    this.waiting.clear();
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
