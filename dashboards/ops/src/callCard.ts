// SPDX-License-Identifier: Apache-2.0
import type { Connection } from "@roadstream/client";
import { h } from "./dom.ts";
import type { EmergencyAlert } from "./emergencies.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import type { OwnStatus } from "./ownStatus.ts";
import { texts } from "./texts.ts";

/** A driver's own call for help while it goes on: who has seen it, and that it is over. */
export class CallCard {
  readonly element = h("section", { class: "call-card", role: "status", hidden: true });
  private written = "";
  private ended = new Set<string>();

  constructor(
    private readonly status: OwnStatus,
    private readonly connection: () => Connection,
    private readonly format: Format,
    private readonly sent: () => void,
  ) {}

  write(): void {
    const calls = this.status.openCalls().filter((call) => !this.ended.has(call.id));
    const key = calls.map((call) => `${call.id} ${call.phase}`).join("|");
    if (key !== this.written) {
      this.written = key;
      this.element.hidden = calls.length === 0;
      this.element.replaceChildren(...(calls.length === 0 ? [] : this.parts(calls)));
    }
  }

  private parts(calls: readonly EmergencyAlert[]) {
    const seen = calls.find((call) => call.phase === "acknowledged");
    const words = seen
      ? texts.callSeen(seen.acknowledgedBy ?? "", this.format.time(seen.acknowledgedMillis ?? 0))
      : texts.callUnseen;
    return [
      icon("sos", 20),
      h("b", {}, texts.calledAt(this.format.time(calls[0]?.raisedMillis ?? 0))),
      h("span", { class: "sub" }, words),
      h("button", { type: "button", class: "quiet", onclick: () => this.end(calls) }, texts.iAmSafe),
    ];
  }

  private end(calls: readonly EmergencyAlert[]): void {
    for (const call of calls) {
      this.ended.add(call.id);
      // What could not be ended shows again.
      this.connection().endCall(call.vehicle, call.id).then(this.sent, () => this.ended.delete(call.id));
    }
    this.write();
  }
}
