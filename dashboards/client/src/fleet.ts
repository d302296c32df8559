// SPDX-License-Identifier: Apache-2.0
import type {
  ChannelState,
  Delta,
  Recovered,
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

/** What is different since the last time somebody asked. */
export interface Changes {
  readonly changed: readonly Vehicle[];
  readonly removed: readonly string[];
}

interface Channel {
  readonly originLatE7: number;
  readonly originLonE7: number;
  readonly vehicles: Map<number, Vehicle>;
}

/** What the client watches, kept by the rules of docs/websocket.md. Knows no clock and no socket. */
export class Fleet {
  private readonly channels = new Map<number, Channel>();
  /** By vehicle, what each channel that holds it says. */
  private readonly holders = new Map<string, Map<number, Vehicle>>();
  private readonly dirty = new Set<string>();

  applySnapshot(snapshot: Snapshot): void {
    snapshot.droppedSlots.forEach((slot) => this.drop(slot));
    for (const state of snapshot.channels) {
      this.replace(state, Number(snapshot.timeMillis));
    }
  }

  /**
   * Takes what changed since the client was here last, and forgets all that is not named.
   *
   * @returns false if a channel is named that is neither known nor sent: then everything must be asked for
   */
  applyRecovered(recovered: Recovered): boolean {
    const named = new Set(recovered.slots);
    for (const slot of [...this.channels.keys()]) {
      if (!named.has(slot)) {
        this.drop(slot);
      }
    }
    for (const state of recovered.channels) {
      this.replace(state, Number(recovered.timeMillis));
    }
    return recovered.slots.every((slot) => this.channels.has(slot));
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
        this.put(change.slot, channel, state.id, state.at, time);
      }
      for (const move of change.moved) {
        const known = channel.vehicles.get(move.handle);
        if (known) {
          this.put(change.slot, channel, known.id, move, time);
        }
      }
      for (const handle of change.left) {
        const known = channel.vehicles.get(handle);
        channel.vehicles.delete(handle);
        if (known) {
          this.release(change.slot, known.id);
        }
      }
    }
  }

  /** Forgets everything, before another epoch's snapshot. */
  clear(): void {
    for (const slot of [...this.channels.keys()]) {
      this.drop(slot);
    }
  }

  /** Each vehicle once, also where several channels hold it. */
  list(): Vehicle[] {
    return [...this.holders.keys()].flatMap((id) => this.get(id) ?? []);
  }

  get(id: string): Vehicle | undefined {
    let newest: Vehicle | undefined;
    for (const vehicle of this.holders.get(id)?.values() ?? []) {
      if (!newest || newest.eventTimeMillis <= vehicle.eventTimeMillis) {
        newest = vehicle;
      }
    }
    return newest;
  }

  /** Vehicles that are new, moved or gone since the last call. */
  takeChanges(): Changes {
    const changed: Vehicle[] = [];
    const removed: string[] = [];
    for (const id of this.dirty) {
      const vehicle = this.get(id);
      if (vehicle) {
        changed.push(vehicle);
      } else {
        removed.push(id);
      }
    }
    this.dirty.clear();
    return { changed, removed };
  }

  private replace(state: ChannelState, timeMillis: number): void {
    this.drop(state.slot);
    const channel: Channel = {
      originLatE7: state.originLatE7,
      originLonE7: state.originLonE7,
      vehicles: new Map(),
    };
    this.channels.set(state.slot, channel);
    for (const vehicle of state.vehicles) {
      this.put(state.slot, channel, vehicle.id, vehicle.at, timeMillis);
    }
  }

  private drop(slot: number): void {
    const channel = this.channels.get(slot);
    this.channels.delete(slot);
    for (const vehicle of channel?.vehicles.values() ?? []) {
      this.release(slot, vehicle.id);
    }
  }

  private release(slot: number, id: string): void {
    const held = this.holders.get(id);
    held?.delete(slot);
    if (held?.size === 0) {
      this.holders.delete(id);
    }
    this.dirty.add(id);
  }

  private put(
    slot: number,
    channel: Channel,
    id: string,
    at: VehicleMove | undefined,
    timeMillis: number,
  ): void {
    if (!at) {
      return;
    }
    const vehicle: Vehicle = {
      id,
      lat: (channel.originLatE7 + at.latOffsetE7) / UNITS_PER_DEGREE,
      lon: (channel.originLonE7 + at.lonOffsetE7) / UNITS_PER_DEGREE,
      speedMps: at.speedCms === undefined ? undefined : at.speedCms / CENTIMETERS_PER_METER,
      headingDeg: at.headingDeg,
      eventTimeMillis: timeMillis - Number(at.ageMillis),
    };
    channel.vehicles.set(at.handle, vehicle);
    const held = this.holders.get(id) ?? new Map<number, Vehicle>();
    held.set(slot, vehicle);
    this.holders.set(id, held);
    this.dirty.add(id);
  }
}
