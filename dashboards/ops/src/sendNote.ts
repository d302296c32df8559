// SPDX-License-Identifier: Apache-2.0
import type { Format } from "./format.ts";
import { texts } from "./texts.ts";

const SHOWN_MILLIS = 3_000;

/** What is told of what was said: how much waits to be sent, then for three seconds when it was. */
export class SendNote {
  private sentMillis: number | undefined;

  sent(nowMillis: number): void {
    this.sentMillis = nowMillis;
  }

  /** Empty for nothing. */
  text(waiting: number, nowMillis: number, format: Format): string {
    if (waiting > 0) {
      return texts.waitingToSend(waiting);
    }
    const isNew = this.sentMillis !== undefined && nowMillis - this.sentMillis < SHOWN_MILLIS;
    return isNew ? texts.sentAt(format.time(this.sentMillis ?? 0)) : "";
  }
}
