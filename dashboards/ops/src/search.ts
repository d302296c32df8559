// SPDX-License-Identifier: Apache-2.0
import { Combobox } from "./combobox.ts";
import { byId } from "./dom.ts";
import { type Finder, findThings } from "./find.ts";
import { texts } from "./texts.ts";

const MOST = 8;

/** The search of the topbar: over vehicles, orders and drivers that are known. */
export class Search {
  private readonly input = byId("search") as HTMLInputElement;

  constructor(finder: Finder) {
    this.input.placeholder = texts.searchPlaceholder;
    this.input.setAttribute("aria-label", texts.search);
    new Combobox(
      this.input,
      byId("found"),
      (text) => findThings(finder, text, MOST),
      (text) => (text.trim() === "" ? "" : texts.noMatch(text)),
      () => {},
    );
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }
}
