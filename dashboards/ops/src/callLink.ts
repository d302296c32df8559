// SPDX-License-Identifier: Apache-2.0
import type { Driver } from "@roadstream/client";
import { h, setText } from "./dom.ts";
import { icon } from "./icons.ts";
import { texts } from "./texts.ts";

/** Calls a driver with whatever makes calls here; hidden where nobody knows the number. */
export class CallLink {
  private readonly word = h("span", {});
  readonly element = h("a", { class: "quiet call", hidden: true }, icon("phone", 16), this.word);

  /** @param driver undefined for nobody */
  write(driver: Driver | undefined): void {
    const phone = driver?.phone;
    this.element.hidden = phone === undefined;
    const name = driver && phone !== undefined ? texts.callSomebody(driver.name ?? driver.id, phone) : "";
    if (phone !== undefined && this.element.title !== name) {
      this.element.title = name;
      this.element.href = telOf(phone);
      this.element.setAttribute("aria-label", name);
    }
    setText(this.word, texts.call);
  }
}

/** RFC 3966 without what people write between the digits; the (0) after a country's code is for calls within it. */
export function telOf(phone: string): string {
  const dialled = phone.startsWith("+") ? phone.replace("(0)", "") : phone;
  return `tel:${dialled.replace(/[^0-9+]/g, "")}`;
}
