// SPDX-License-Identifier: Apache-2.0
import type { Bounds, History } from "@roadstream/client";
import { messageOf } from "./messageOf.ts";
import { Tape } from "./tape.ts";

const MINUTE_MILLIS = 60_000;
const CHUNK_MILLIS = 5 * MINUTE_MILLIS;
/** On either side of the moment that is looked at. */
const KEPT_CHUNKS = 12;
const STEP_SECONDS = 10;
const RETRY_MILLIS = 5_000;

/** Fetches the minutes around the moment that is looked at, and those that come next. */
export class PastLoader {
  readonly tape = new Tape();
  private readonly loaded = new Set<number>();
  private box: Bounds = { south: -90, west: -180, north: 90, east: 180 };

  private keptAround: number | undefined;

  /** @param onAnswer with what went wrong, empty if nothing did */
  constructor(
    private readonly history: Pick<History, "positions">,
    private readonly onAnswer: (problem: string) => void,
    private readonly now: () => number = Date.now,
  ) {}

  moveTo(box: Bounds): void {
    this.box = box;
    this.loaded.clear();
  }

  clear(): void {
    this.tape.clear();
    this.loaded.clear();
  }

  load(momentMillis: number): void {
    const box = this.box;
    const chunk = Math.floor(momentMillis / CHUNK_MILLIS);
    this.forgetFarFrom(chunk);
    for (const wanted of [chunk - 1, chunk, chunk + 1]) {
      // The chunk that goes on is asked for anew with each of its minutes.
      const isOpen = (wanted + 1) * CHUNK_MILLIS > this.now();
      const mark = isOpen ? wanted + Math.floor(this.now() / MINUTE_MILLIS) / 1e9 : wanted;
      if (this.loaded.has(mark) || wanted * CHUNK_MILLIS > this.now()) {
        continue;
      }
      this.loaded.add(mark);
      this.history
        .positions(box, wanted * CHUNK_MILLIS, (wanted + 1) * CHUNK_MILLIS, STEP_SECONDS)
        .then((fixes) => {
          this.tape.add(fixes);
          this.onAnswer("");
        })
        .catch((error: unknown) => {
          // Not at once again: this is asked once a frame.
          setTimeout(() => this.loaded.delete(mark), RETRY_MILLIS);
          this.onAnswer(messageOf(error));
        });
    }
  }

  /** A day that is stepped through does not fit into a browser. */
  private forgetFarFrom(chunk: number): void {
    if (this.keptAround !== undefined && Math.abs(chunk - this.keptAround) <= KEPT_CHUNKS / 2) {
      return;
    }
    this.keptAround = chunk;
    this.tape.keep((chunk - KEPT_CHUNKS) * CHUNK_MILLIS, (chunk + KEPT_CHUNKS + 1) * CHUNK_MILLIS);
    for (const mark of this.loaded) {
      if (Math.abs(Math.floor(mark) - chunk) > KEPT_CHUNKS) {
        this.loaded.delete(mark);
      }
    }
  }
}
