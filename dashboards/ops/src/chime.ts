// SPDX-License-Identifier: Apache-2.0
const KEY = "roadstream-sound";
const VOLUME = 0.14;
const SECONDS = 0.9;
/** A fifth, soft enough to sit beside. */
const TONES_HERTZ = [523.25, 783.99];

/** One soft tone when somebody calls for help. Silent until a person turns it on, which browsers want too. */
export class Chime {
  private context: AudioContext | undefined;

  constructor(
    private readonly store: Pick<Storage, "getItem" | "setItem">,
    private readonly newContext: () => AudioContext,
  ) {}

  get isOn(): boolean {
    return this.store.getItem(KEY) === "on";
  }

  /** Turns it on, which is heard, or off. */
  toggle(): void {
    this.store.setItem(KEY, this.isOn ? "off" : "on");
    this.ring();
  }

  ring(): void {
    if (!this.isOn) {
      return;
    }
    this.context ??= this.newContext();
    const context = this.context;
    void context.resume();
    TONES_HERTZ.forEach((hertz, i) => {
      const start = context.currentTime + 0.16 * i;
      const loudness = context.createGain();
      loudness.gain.setValueAtTime(0, start);
      loudness.gain.linearRampToValueAtTime(VOLUME, start + 0.03);
      loudness.gain.exponentialRampToValueAtTime(0.001, start + SECONDS);
      const tone = context.createOscillator();
      tone.frequency.value = hertz;
      tone.connect(loudness).connect(context.destination);
      tone.start(start);
      tone.stop(start + SECONDS);
    });
  }
}
