// SPDX-License-Identifier: Apache-2.0
import { h } from "./dom.ts";

export interface Choice {
  readonly text: string;
  /** Beside it: a key, a state. */
  readonly hint: string;
  readonly run: () => void;
}

/** A line to type into and a list of what fits: arrows choose, Enter takes, Escape leaves. */
export class Combobox {
  private found: readonly Choice[] = [];
  private active = 0;

  /**
   * @param find what fits a text
   * @param none what is said if nothing does; empty says nothing
   * @param onLeave after a choice or Escape
   */
  constructor(
    private readonly input: HTMLInputElement,
    private readonly list: HTMLElement,
    private readonly find: (text: string) => readonly Choice[],
    private readonly none: (text: string) => string,
    private readonly onLeave: () => void,
  ) {
    input.addEventListener("input", () => this.look());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  /** Finds anew for the text that stands there. */
  look(): void {
    this.found = this.find(this.input.value);
    this.active = 0;
    this.write();
  }

  close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  private write(): void {
    const none = this.found.length === 0 ? this.none(this.input.value) : "";
    const isOpen = this.found.length > 0 || none !== "";
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.list.replaceChildren(
      ...(none === "" ? [] : [h("li", { class: "none" }, none)]),
      ...this.found.map((choice, i) =>
        h(
          "li",
          {
            role: "option",
            id: `${this.list.id}-${i}`,
            "aria-selected": String(i === this.active),
            onmousedown: (event) => {
              event.preventDefault();
              this.take(choice);
            },
          },
          choice.text,
          choice.hint === "" ? "" : h("kbd", {}, choice.hint),
        ),
      ),
    );
    if (this.found.length > 0) {
      this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.active}`);
      this.list.children[this.active]?.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.active = (this.active + step + this.found.length) % Math.max(1, this.found.length);
      this.write();
    } else if (event.key === "Enter") {
      const choice = this.found[this.active];
      if (choice) {
        this.take(choice);
      }
    } else if (event.key === "Escape") {
      this.leave();
    }
    if (!event.ctrlKey && !event.metaKey) {
      event.stopPropagation();
    }
  }

  private take(choice: Choice): void {
    this.leave();
    choice.run();
  }

  private leave(): void {
    this.input.value = "";
    this.close();
    this.input.blur();
    this.onLeave();
  }
}
