// SPDX-License-Identifier: Apache-2.0
import { h, setText } from "./dom.ts";
import { SosPress } from "./sosPress.ts";
import { texts } from "./texts.ts";

/** The button that calls for help, and what a screen reader is told of it meanwhile. */
export function sosButton(call: () => void): HTMLElement[] {
  const hint = h("span", { class: "hint" }, texts.sosHint.idle);
  // A button's own words are not read again when they change.
  const spoken = h("span", { class: "unseen", "aria-live": "assertive" });
  const press = new SosPress(call, (state) => {
    button.dataset["press"] = state;
    setText(hint, texts.sosHint[state]);
    setText(spoken, state === "idle" ? "" : texts.sosHint[state]);
  });
  const isKey = (event: Event) => ["Enter", " "].includes((event as KeyboardEvent).key);
  const down = (event: Event) => {
    if ((event as KeyboardEvent).repeat && isKey(event)) {
      // A key that is held repeats its press.
      event.preventDefault();
    } else if (isKey(event)) {
      press.begin();
    }
  };
  const button: HTMLElement = h(
    "button",
    {
      type: "button",
      class: "sos",
      onpointerdown: () => press.begin(),
      onpointerup: () => press.end(),
      onpointerleave: () => press.end(),
      onpointercancel: () => press.end(),
      onblur: () => press.end(),
      onkeydown: down,
      onkeyup: () => press.end(),
      onclick: () => press.press(),
      // Where a long press opens a menu.
      oncontextmenu: (event) => event.preventDefault(),
    },
    h("b", {}, texts.sos),
    hint,
  );
  return [button, spoken];
}
