// SPDX-License-Identifier: Apache-2.0
import type { MessageInitShape } from "@bufbuild/protobuf";
import { type Error as ErrorFrame, ErrorCode, type PublishSchema } from "./gen/roadstream/v1/gateway_pb.ts";

const AGAIN_MILLIS = 1_000;
/** So many calls for help of a vehicle the gateway keeps. */
const MOST_WAITING = 20;

export type Said = NonNullable<MessageInitShape<typeof PublishSchema>["what"]>;

interface Item {
  readonly what: Said;
  resolve(): void;
  reject(reason: Error): void;
}

/**
 * What a driver said and the gateway does not have yet. It is sent again, in its order and under its number, on each new
 * connection and when Kafka did not take it, until it is answered: repeats are harmless (docs/websocket.md). Of duties
 * only the newest waits.
 */
export class Outbox {
  private readonly items = new Map<bigint, Item>();

  /** @param send does nothing without a connection */
  constructor(private readonly send: (id: bigint, what: Said) => void) {}

  /** How much the gateway does not have yet. */
  get size(): number {
    return this.items.size;
  }

  /** Done once the gateway has it, or a newer duty counts instead. */
  say(id: bigint, what: Said): Promise<void> {
    if (what.case === "duty") {
      this.supersede();
    }
    if (this.items.size >= MOST_WAITING) {
      return Promise.reject(new Error(`${MOST_WAITING} wait already`));
    }
    return new Promise((resolve, reject) => {
      this.items.set(id, { what, resolve, reject });
      this.send(id, what);
    });
  }

  /** There is a connection: all that waits is sent. */
  flush(): void {
    this.items.forEach(({ what }, id) => this.send(id, what));
  }

  published(id: bigint): void {
    this.items.get(id)?.resolve();
    this.items.delete(id);
  }

  /** Whether the error is about something that was said here. */
  failed({ publishId, code, message }: ErrorFrame): boolean {
    const item = this.items.get(publishId);
    if (!item) {
      return false;
    }
    if (code === ErrorCode.UNAVAILABLE || code === ErrorCode.LIMIT) {
      setTimeout(() => this.items.has(publishId) && this.send(publishId, item.what), AGAIN_MILLIS);
    } else {
      this.items.delete(publishId);
      item.reject(new Error(message));
    }
    return true;
  }

  private supersede(): void {
    for (const [id, { what, resolve }] of this.items) {
      if (what.case === "duty") {
        this.items.delete(id);
        resolve();
      }
    }
  }
}
