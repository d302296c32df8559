// SPDX-License-Identifier: Apache-2.0

/** A difference below this may be the way of the message. */
const MIN_SKEW_MILLIS = 1_000;

/**
 * The time by the gateway's clock, which stamps what comes in: ages are true also on a machine whose own clock is
 * wrong.
 */
export class ServerClock {
  private skewMillis = 0;

  constructor(private readonly own: () => number = Date.now) {}

  /** @param serverMillis what the gateway's clock showed when it said so, a moment ago */
  set(serverMillis: number): void {
    const skew = serverMillis - this.own();
    this.skewMillis = Math.abs(skew) < MIN_SKEW_MILLIS ? 0 : skew;
  }

  /** UTC milliseconds since 1970. */
  now(): number {
    return this.own() + this.skewMillis;
  }
}
