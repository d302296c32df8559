// SPDX-License-Identifier: Apache-2.0
import type {
  ChannelState,
  Delta,
  Snapshot,
  VehicleMove,
} from "./gen/roadstream/v1/gateway_pb.ts";

const UNITS_PER_DEGREE = 1e7;
const CENTIMETERS_PER_METER = 100;

/** Newest fix of a vehicle. */
export interface Vehicle {
  readonly id: string;
  /** WGS84 degrees. */
  readonly lat: number;
  readonly lon: number;
  readonly speedMps: number | undefined;
  /** Clockwise from north. */
  readonly headingDeg: number | undefined;
  /** When the device took the fix, ms since 1970. */
  readonly eventTimeMillis: number;
}

interface Channel {
  readonly originLatE7: number;
  readonly originLonE7: number;
  readonly vehicles: Map<number, Vehicle>;
}

/** What the client watches, kept by the rules of docs/websocket.md. Knows no clock and no socket. */
export class Fleet {
  private readonly channels = new Map<number, Channel>();

  applySnapshot(snapshot: Snapshot): void {
    for (const slot of snapshot.droppedSlots) {
      this.channels.delete(slot);
    }
    for (const state of snapshot.channels) {
      this.replace(state, Number(snapshot.timeMillis));
    }
  }

  applyDelta(delta: Delta): void {
    const time = Number(delta.timeMillis);
    for (const change of delta.changes) {
      if (change.full) {
        this.replace(change.full, time);
      }
      const channel = this.channels.get(change.slot);
      if (!channel) {
        // Dropped by an unsubscribe that crossed this delta on its way.
        continue;
      }
      for (const state of change.entered) {
        put(channel, state.id, state.at, time);
      }
      for (const move of change.moved) {
        const known = channel.vehicles.get(move.handle);
        if (known) {
          put(channel, known.id, move, time);
        }
      }
      for (const handle of change.left) {
        channel.vehicles.delete(handle);
      }
    }
  }

  /** Forgets everything, before another connection's snapshot. */
  clear(): void {
    this.channels.clear();
  }

  /** Each vehicle once, also where several channels hold it. */
  list(): Vehicle[] {
    const newest = new Map<string, Vehicle>();
    for (const channel of this.channels.values()) {
      for (const vehicle of channel.vehicles.values()) {
        const other = newest.get(vehicle.id);
        if (!other || other.eventTimeMillis <= vehicle.eventTimeMillis) {
          newest.set(vehicle.id, vehicle);
        }
      }
    }
    return [...newest.values()];
  }

  private replace(state: ChannelState, timeMillis: number): void {
    const channel: Channel = {
      originLatE7: state.originLatE7,
      originLonE7: state.originLonE7,
      vehicles: new Map(),
    };
    this.channels.set(state.slot, channel);
    for (const vehicle of state.vehicles) {
      put(channel, vehicle.id, vehicle.at, timeMillis);
    }
  }
}

function put(channel: Channel, id: string, at: VehicleMove | undefined, timeMillis: number): void {
  if (!at) {
    return;
  }
  channel.vehicles.set(at.handle, {
    id,
    lat: (channel.originLatE7 + at.latOffsetE7) / UNITS_PER_DEGREE,
    lon: (channel.originLonE7 + at.lonOffsetE7) / UNITS_PER_DEGREE,
    speedMps: at.speedCms === undefined ? undefined : at.speedCms / CENTIMETERS_PER_METER,
    headingDeg: at.headingDeg,
    eventTimeMillis: timeMillis - Number(at.ageMillis),
  });
}
