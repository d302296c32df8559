// SPDX-License-Identifier: Apache-2.0

export const HOLD_MILLIS = 1_000;
export const AGAIN_WITHIN_MILLIS = 5_000;

/** `held` while it is pressed, `armed` while one more press calls. */
export type SosState = "idle" | "held" | "armed";

/**
 * Calls for help when it was held for a second or pressed a second time within five: neither happens by accident, and
 * nothing has to be read or closed. A press may come without being held, as that of a screen reader does.
 */
export class SosPress {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private armedTimer: ReturnType<typeof setTimeout> | undefined;
  /** The press that ends a hold is none of its own. */
  private hasCalled = false;

  /** @param onChange with each new state */
  constructor(
    private readonly call: () => void,
    private readonly onChange: (state: SosState) => void,
  ) {}

  /** A finger or a key goes down. */
  begin(): void {
    this.hasCalled = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.hasCalled = true;
      this.fire();
    }, HOLD_MILLIS);
    this.onChange("held");
  }

  /** It goes up, or elsewhere. */
  end(): void {
    const wasHeld = this.timer !== undefined;
    clearTimeout(this.timer);
    this.timer = undefined;
    if (wasHeld) {
      this.onChange(this.armedTimer === undefined ? "idle" : "armed");
    }
    if (this.hasCalled) {
      // After the press that belongs to it.
      setTimeout(() => {
        this.hasCalled = false;
      });
    }
  }

  /** It was pressed, in whatever way. */
  press(): void {
    if (this.hasCalled) {
      this.hasCalled = false;
    } else if (this.armedTimer !== undefined) {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.fire();
    } else {
      this.armedTimer = setTimeout(() => this.disarm(), AGAIN_WITHIN_MILLIS);
      this.onChange("armed");
    }
  }

  private fire(): void {
    this.disarm();
    this.call();
  }

  private disarm(): void {
    clearTimeout(this.armedTimer);
    this.armedTimer = undefined;
    this.onChange("idle");
  }
}
