// SPDX-License-Identifier: Apache-2.0

const FRESH_MILLIS = 60_000;

/** The names of the whole fleet, also of vehicles that are not in view; asked for when somebody searches. */
export class Roll {
  private known: readonly string[] = [];
  private askedMillis = -Infinity;

  constructor(
    private readonly ask: () => Promise<readonly string[]>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** As far as they are known now; they are asked for anew once they are old. */
  ids(): readonly string[] {
    if (this.now() - this.askedMillis >= FRESH_MILLIS) {
      this.askedMillis = this.now();
      this.ask().then(
        (ids) => {
          this.known = ids;
        },
        // Without a history those in view are found.
        () => {},
      );
    }
    return this.known;
  }
}
