// SPDX-License-Identifier: Apache-2.0
import { type Choice, Combobox } from "./combobox.ts";
import { type Command, keyLabel } from "./commands.ts";
import { byId } from "./dom.ts";
import { findByName, type Finder, findThings } from "./find.ts";
import { texts } from "./texts.ts";

const MOST_THINGS = 6;

/** Everything that the page can do and every vehicle, order and driver, by name: Ctrl K. */
export class Palette {
  private readonly element = byId("palette");
  private readonly input = byId("palette-input") as HTMLInputElement;
  private readonly box: Combobox;
  private before: Element | null = null;

  constructor(
    private readonly finder: Finder,
    private readonly commands: readonly Command[],
  ) {
    this.element.setAttribute("aria-label", texts.commandPalette);
    this.input.placeholder = texts.palettePlaceholder;
    this.input.setAttribute("aria-label", texts.commandPalette);
    this.box = new Combobox(
      this.input,
      byId("palette-found"),
      (text) => this.find(text),
      (text) => texts.noCommand(text),
      () => this.hide(),
    );
    this.input.addEventListener("blur", () => setTimeout(() => this.hide(), 150));
  }

  open(): void {
    this.before = document.activeElement;
    this.element.hidden = false;
    this.input.value = "";
    this.input.focus();
    this.box.look();
  }

  private hide(): void {
    this.element.hidden = true;
    if (document.activeElement === document.body && this.before instanceof HTMLElement) {
      this.before.focus();
    }
    this.before = null;
  }

  private find(text: string): Choice[] {
    // Not itself, and not the way out of it.
    const others = this.commands.filter(
      ({ name }) => name !== texts.commands.palette && name !== texts.commands.back,
    );
    const commands = findByName(others, (command) => command.name, text, others.length);
    return [
      ...findThings(this.finder, text, MOST_THINGS),
      ...commands.map((command) => ({
        text: command.name,
        hint: [command.isOn ? texts.switchState(command.isOn()) : "", keyLabel(command)]
          .filter((part) => part !== "")
          .join("  "),
        run: () => command.run({ shiftKey: false }),
      })),
    ];
  }
}
