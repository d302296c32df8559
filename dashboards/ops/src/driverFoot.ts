// SPDX-License-Identifier: Apache-2.0
import { type Connection, Duty, type Place } from "@roadstream/client";
import { h, setText } from "./dom.ts";
import { icon } from "./icons.ts";
import { messageOf } from "./messageOf.ts";
import type { OwnStatus } from "./ownStatus.ts";
import { sosButton } from "./sosButton.ts";
import { texts } from "./texts.ts";

/** A place that is older is none. */
const OLD_MILLIS = 60_000;

/** What a driver says from the foot of the page: a break, that it goes on, a call for help. */
export class DriverFoot {
  readonly element: HTMLElement;
  private readonly problem = h("p", { class: "problem", role: "alert", hidden: true });
  private readonly word = h("span", {});
  private readonly breakButton: HTMLElement;
  /** What was said last, until the gateway tells of it. */
  private said: { readonly duty: Duty; readonly timeMillis: number } | undefined;
  private nowMillis = Date.now();

  /** @param place where the vehicle is, as far as it is known */
  constructor(
    private readonly status: OwnStatus,
    private readonly connection: () => Connection,
    private readonly place: () => (Place & { readonly eventTimeMillis: number }) | undefined,
    private readonly sent: () => void,
  ) {
    this.breakButton = h("button", { type: "button", class: "quiet", onclick: () => this.turn() }, icon("pause", 20), this.word);
    this.element = h("footer", { class: "driver-foot" }, this.problem, this.breakButton, ...sosButton(() => this.callForHelp()));
  }

  write(nowMillis: number): void {
    this.nowMillis = nowMillis;
    const { said, status } = this;
    if (said && (status.duty === said.duty || status.dutyMillis >= said.timeMillis)) {
      this.said = undefined;
    }
    setText(this.word, this.isWorking() ? texts.takeBreak : texts.goOn);
    const shape = this.isWorking() ? "pause" : "play";
    if (this.breakButton.dataset["shape"] !== shape) {
      this.breakButton.dataset["shape"] = shape;
      this.breakButton.firstElementChild?.replaceWith(icon(shape, 20));
    }
  }

  private isWorking(): boolean {
    const duty = this.said?.duty ?? this.status.duty;
    return duty !== Duty.BREAK && duty !== Duty.OFF;
  }

  private turn(): void {
    const duty = this.isWorking() ? Duty.BREAK : Duty.AVAILABLE;
    this.said = { duty, timeMillis: this.nowMillis };
    this.tell(this.connection().sayDuty(duty, this.nowMillis), () => {
      this.said = undefined;
    });
    this.write(this.nowMillis);
  }

  private callForHelp(): void {
    const timeMillis = this.nowMillis;
    const known = this.place();
    // Where the vehicle was long ago says nothing of where its driver is.
    const place = known && timeMillis - known.eventTimeMillis < OLD_MILLIS ? known : undefined;
    this.tell(this.connection().callForHelp({ id: newId(), timeMillis, place }), () => {});
  }

  private tell(done: Promise<void>, undo: () => void): void {
    this.problem.hidden = true;
    done.then(this.sent, (error: unknown) => {
      undo();
      this.problem.hidden = false;
      setText(this.problem, texts.notSent(messageOf(error)));
    });
  }
}

/** Also where a page does not come over TLS, and `randomUUID` is not to be had. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
