// SPDX-License-Identifier: Apache-2.0
import { type Command, keyLabel } from "./commands.ts";
import { byId, h } from "./dom.ts";
import { icon } from "./icons.ts";
import { texts } from "./texts.ts";

/** What may be drawn beside the vehicles: a button on the map, and a switch for each layer. */
export class LayerMenu {
  readonly button: HTMLButtonElement;
  private readonly menu = byId("layers");
  private readonly rows: readonly { readonly command: Command; readonly row: HTMLButtonElement }[];

  constructor(commands: readonly Command[]) {
    this.button = h(
      "button",
      {
        type: "button",
        title: texts.layers,
        "aria-label": texts.layers,
        "aria-controls": "layers",
        "aria-expanded": "false",
        onclick: () => this.toggle(),
      },
      icon("layers", 18),
    );
    this.rows = commands
      .filter((command) => command.isLayer)
      .map((command) => ({ command, row: this.newRow(command) }));
    this.menu.setAttribute("aria-label", texts.layers);
    this.menu.append(...this.rows.map(({ row }) => row));
    this.write();
  }

  /** Switches say what is on, also when a key has turned it. */
  write(): void {
    for (const { command, row } of this.rows) {
      row.setAttribute("aria-checked", String(command.isOn?.() ?? false));
    }
  }

  private toggle(): void {
    this.menu.hidden = !this.menu.hidden;
    this.button.setAttribute("aria-expanded", String(!this.menu.hidden));
  }

  private newRow(command: Command): HTMLButtonElement {
    return h(
      "button",
      {
        type: "button",
        role: "switch",
        onclick: () => {
          command.run({ shiftKey: false });
          this.write();
        },
      },
      h("span", { class: "mark" }, icon("check", 14)),
      command.name,
      h("kbd", {}, keyLabel(command)),
    );
  }
}
