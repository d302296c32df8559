// SPDX-License-Identifier: Apache-2.0
import { Combobox } from "./combobox.ts";
import { byId } from "./dom.ts";
import { findByName } from "./find.ts";
import type { Format } from "./format.ts";
import { texts } from "./texts.ts";

const MOST = 8;

/** The search of the topbar: over the vehicles that are known. */
export class Search {
  private readonly input = byId("search") as HTMLInputElement;

  constructor(format: Format, ids: () => readonly string[], onChoose: (id: string) => void) {
    this.input.placeholder = texts.searchPlaceholder;
    this.input.setAttribute("aria-label", texts.search);
    new Combobox(
      this.input,
      byId("found"),
      (text) =>
        text.trim() === ""
          ? []
          : findByName([...ids()].sort(), (id) => id, text, MOST).map((id) => ({
              text: format.id(id),
              hint: "",
              run: () => onChoose(id),
            })),
      (text) => (text.trim() === "" ? "" : texts.noMatch(text)),
      () => {},
    );
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }
}
