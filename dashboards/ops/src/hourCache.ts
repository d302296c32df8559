// SPDX-License-Identifier: Apache-2.0
import { messageOf } from "./messageOf.ts";

const HOUR_MILLIS = 3_600_000;
const MINUTE_MILLIS = 60_000;
const RETRY_MILLIS = 10_000;
/** Hours that are kept. */
const MOST = 12;

interface Hour<T> {
  /** Undefined until an answer came. */
  rows: readonly T[] | undefined;
  problem: string;
  /** When it is to be asked for again. */
  staleMillis: number;
}

/** What the history says of the hour around a moment, asked for when somebody looks there. */
export class HourCache<T> {
  private readonly hours = new Map<number, Hour<T>>();

  /**
   * @param ask what the history is asked
   * @param leadMillis how much before the hour is asked for as well
   * @param onAnswer something is known now, or is known to be unknown
   */
  constructor(
    private readonly ask: (fromMillis: number, toMillis: number) => Promise<readonly T[]>,
    private readonly leadMillis: number,
    private readonly onAnswer: () => void,
    private readonly now: () => number,
  ) {}

  /** Rows of the hour of a moment and of what led up to it; undefined while nobody knows. */
  at(momentMillis: number): readonly T[] | undefined {
    return this.hourOf(momentMillis).rows;
  }

  /** Why nothing is known of a moment; empty if something is, or while an answer is awaited. */
  problemAt(momentMillis: number): string {
    const hour = this.hourOf(momentMillis);
    return hour.rows ? "" : hour.problem;
  }

  private hourOf(momentMillis: number): Hour<T> {
    const number = Math.floor(momentMillis / HOUR_MILLIS);
    const known = this.hours.get(number) ?? { rows: undefined, problem: "", staleMillis: 0 };
    const now = this.now();
    if (now >= known.staleMillis) {
      const end = (number + 1) * HOUR_MILLIS;
      // One that goes on is asked for anew with each minute; what is over, a while after it was, stays as it is.
      known.staleMillis = now < end + MINUTE_MILLIS ? now + MINUTE_MILLIS : Number.POSITIVE_INFINITY;
      this.hours.delete(number);
      this.hours.set(number, known);
      this.forget();
      this.ask(number * HOUR_MILLIS - this.leadMillis, Math.min(end, now)).then(
        (rows) => {
          known.rows = rows;
          this.onAnswer();
        },
        (error: unknown) => {
          known.problem = messageOf(error);
          known.staleMillis = this.now() + RETRY_MILLIS;
          this.onAnswer();
        },
      );
    }
    return known;
  }

  private forget(): void {
    for (const number of [...this.hours.keys()].slice(0, -MOST)) {
      this.hours.delete(number);
    }
  }
}
