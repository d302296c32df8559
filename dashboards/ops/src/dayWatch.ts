// SPDX-License-Identifier: Apache-2.0
import type { History, PastFix } from "@roadstream/client";
import { type Day, summarize } from "./day.ts";
import type { Format } from "./format.ts";
import { messageOf } from "./messageOf.ts";
import { texts } from "./texts.ts";

const EVERY_MILLIS = 60_000;

/** What the selected vehicle did today: asked for once, and then every minute what is new. */
export class DayWatch {
  private selected: string | undefined;
  private reports: PastFix[] = [];
  private askedMillis = 0;
  private known: Day | string = texts.loading;

  constructor(
    private readonly history: Pick<History, "track">,
    private readonly format: Format,
    private readonly onLines: (lines: Day["lines"]) => void,
  ) {}

  /** The day, or a text that says why there is none. */
  get day(): Day | string {
    return this.known;
  }

  select(id: string | undefined): void {
    this.selected = id;
    this.reports = [];
    this.askedMillis = 0;
    this.known = texts.loading;
    this.onLines([]);
  }

  /** Asks, if it is time to. */
  ask(nowMillis: number): Promise<void> {
    const id = this.selected;
    if (id === undefined || nowMillis - this.askedMillis < EVERY_MILLIS) {
      return Promise.resolve();
    }
    this.askedMillis = nowMillis;
    const start = this.format.startOfDay(nowMillis);
    const last = this.reports.at(-1)?.timeMillis ?? 0;
    return this.history
      .track(id, Math.max(start, last + 1), nowMillis)
      .then((reports) => {
        if (this.selected === id) {
          this.reports = [...this.reports.filter((fix) => fix.timeMillis >= start), ...reports];
          const day = summarize(this.reports);
          this.known = day;
          this.onLines(day.lines);
        }
      })
      .catch((error: unknown) => {
        if (this.selected === id) {
          this.known = texts.noHistory(messageOf(error));
        }
      });
  }
}
