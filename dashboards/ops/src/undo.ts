// SPDX-License-Identifier: Apache-2.0

const WAIT_MILLIS = 6_000;

/** Something that is told as done and is sent in a moment, unless somebody takes it back. */
interface Pending {
  readonly text: string;
  readonly send: () => Promise<void>;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * What people did a moment ago and can take back. The gateway keeps what was done for good, so it is sent only when
 * the moment is over: after six seconds, with the next deed, or when the page goes.
 */
export class Undo {
  private pending: Pending | undefined;

  /** @param onChange when there is something else, or nothing, to take back */
  constructor(private readonly onChange: () => void) {}

  /** What can be taken back; undefined for nothing. */
  get text(): string | undefined {
    return this.pending?.text;
  }

  /** Done once it is sent and stored, or taken back. */
  wait(text: string, send: () => Promise<void>): Promise<void> {
    void this.flush();
    return new Promise((resolve, reject) => {
      this.pending = { text, send, resolve, reject, timer: setTimeout(() => void this.flush(), WAIT_MILLIS) };
      this.onChange();
    });
  }

  takeBack(): void {
    const pending = this.end();
    pending?.resolve();
  }

  /** Sends what waits; done once it is stored or refused. */
  async flush(): Promise<void> {
    const pending = this.end();
    await pending?.send().then(pending.resolve, pending.reject);
  }

  private end(): Pending | undefined {
    const { pending } = this;
    if (pending) {
      clearTimeout(pending.timer);
      this.pending = undefined;
      this.onChange();
    }
    return pending;
  }
}
