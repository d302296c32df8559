// SPDX-License-Identifier: Apache-2.0
import type { Vehicle } from "@roadstream/client";
import { metersBetween } from "./geo.ts";

/** A fix is reached after the time since the one before, but never later than this. */
const MAX_GLIDE_MILLIS = 1_000;
const JUMP_METERS = 300;
const JUMP_MPS = 50;
const FADE_MILLIS = 140;

export interface Place {
  readonly lon: number;
  readonly lat: number;
  /** 1 is there, 0 is gone: a jump fades out and in. */
  readonly presence: number;
}

/**
 * How a vehicle goes from fix to fix on the screen. It is always between two places where it was; nothing is
 * guessed ahead of the newest fix.
 */
export class Glide {
  private from: { lon: number; lat: number };
  private to: Vehicle;
  private startMillis: number;
  private durationMillis = 0;
  private isJump = false;

  constructor(first: Vehicle, nowMillis: number) {
    this.from = first;
    this.to = first;
    this.startMillis = nowMillis;
  }

  get newest(): Vehicle {
    return this.to;
  }

  /** Whether it is on its way. */
  isMoving(nowMillis: number): boolean {
    return nowMillis < this.startMillis + this.durationMillis;
  }

  /**
   * Turns to a new fix.
   *
   * @param isStill no glide: for people who asked for less motion
   * @returns whether it is a jump, which breaks the trail
   */
  goTo(next: Vehicle, nowMillis: number, isStill: boolean): boolean {
    const elapsed = next.eventTimeMillis - this.to.eventTimeMillis;
    if (elapsed < 0) {
      // A late fix never moves a vehicle back.
      return false;
    }
    const here = this.at(nowMillis);
    const meters = metersBetween(this.to, next);
    this.isJump = meters > JUMP_METERS || (elapsed > 0 && meters / (elapsed / 1000) > JUMP_MPS);
    this.from = this.isJump ? this.to : { lon: here.lon, lat: here.lat };
    this.to = next;
    this.startMillis = nowMillis;
    this.durationMillis = isStill
      ? 0
      : this.isJump
        ? 2 * FADE_MILLIS
        : Math.min(MAX_GLIDE_MILLIS, elapsed);
    return this.isJump;
  }

  at(nowMillis: number): Place {
    const share =
      this.durationMillis === 0
        ? 1
        : Math.min(1, Math.max(0, (nowMillis - this.startMillis) / this.durationMillis));
    if (this.isJump && share < 1) {
      const place = share < 0.5 ? this.from : this.to;
      return { lon: place.lon, lat: place.lat, presence: Math.abs(1 - 2 * share) };
    }
    return {
      lon: this.from.lon + (this.to.lon - this.from.lon) * share,
      lat: this.from.lat + (this.to.lat - this.from.lat) * share,
      presence: 1,
    };
  }
}
