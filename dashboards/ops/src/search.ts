// SPDX-License-Identifier: Apache-2.0
import { byId, h } from "./dom.ts";
import type { Format } from "./format.ts";
import { texts } from "./texts.ts";

const MOST = 8;

/** Ids that match, the best first: the same, then those that begin so, then those that hold it. */
export function findIds(ids: readonly string[], text: string): string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") {
    return [];
  }
  const rank = (id: string) => {
    const low = id.toLowerCase();
    return low === wanted ? 0 : low.startsWith(wanted) ? 1 : low.includes(wanted) ? 2 : 3;
  };
  return ids
    .map((id) => ({ id, rank: rank(id) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.id.localeCompare(b.id))
    .slice(0, MOST)
    .map((found) => found.id);
}

/** The search of the topbar: a combobox over the vehicles that are known. */
export class Search {
  private readonly input = byId("search") as HTMLInputElement;
  private readonly list = byId("found");
  private found: string[] = [];
  private active = 0;

  constructor(
    private readonly format: Format,
    private readonly ids: () => readonly string[],
    private readonly onChoose: (id: string) => void,
  ) {
    this.input.placeholder = texts.searchPlaceholder;
    this.input.setAttribute("aria-label", texts.search);
    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  private look(): void {
    this.found = findIds(this.ids(), this.input.value);
    this.active = 0;
    this.write();
  }

  private write(): void {
    const isOpen = this.input.value.trim() !== "";
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.list.replaceChildren(
      ...(this.found.length === 0
        ? [h("li", { class: "none" }, texts.noMatch(this.input.value))]
        : this.found.map((id, i) =>
            h(
              "li",
              {
                role: "option",
                id: `found-${i}`,
                "aria-selected": String(i === this.active),
                onmousedown: () => this.choose(id),
              },
              this.format.id(id),
            ),
          )),
    );
    if (this.found.length > 0) {
      this.input.setAttribute("aria-activedescendant", `found-${this.active}`);
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
      const id = this.found[this.active];
      if (id !== undefined) {
        this.choose(id);
      }
    } else if (event.key === "Escape") {
      this.input.value = "";
      this.close();
      this.input.blur();
    }
    event.stopPropagation();
  }

  private choose(id: string): void {
    this.input.value = "";
    this.close();
    this.input.blur();
    this.onChoose(id);
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}
