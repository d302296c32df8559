// SPDX-License-Identifier: Apache-2.0
import { type Command, keyLabel } from "./commands.ts";
import { byId, h } from "./dom.ts";
import { icon, type IconName } from "./icons.ts";
import type { LayerMenu } from "./layerMenu.ts";
import { startSheet } from "./sheet.ts";
import { texts } from "./texts.ts";

/** Puts what never changes on the page. */
export function furnish(
  commands: readonly Command[],
  layers: LayerMenu,
  onSheet: () => void,
): void {
  byId("product").textContent = texts.product;
  byId("crumb").textContent = texts.liveMap;
  byId("title").textContent = texts.liveMap;
  byId("help").setAttribute("aria-label", texts.keys);
  byId("map").setAttribute("aria-label", texts.map);
  byId("search-icon").append(icon("search", 16));
  byId("kpis").setAttribute("aria-label", texts.regions.numbers);
  byId("rail").setAttribute("aria-label", texts.regions.rail);
  byId("controls").setAttribute("aria-label", texts.regions.layers);
  byId("timeline").setAttribute("aria-label", texts.regions.timeline);
  byId("panel").setAttribute("aria-label", texts.alerts);
  const button = (name: IconName, title: string) => {
    const command = commands.find((known) => known.name === title);
    return h(
      "button",
      {
        type: "button",
        title: command && keyLabel(command) !== "" ? `${title} (${keyLabel(command)})` : title,
        "aria-label": title,
        onclick: () => command?.run({ shiftKey: false }),
      },
      icon(name, 18),
    );
  };
  byId("rail").append(
    h("span", { class: "here", title: texts.liveMap, "aria-current": "page" }, icon("map", 20)),
    button("box", texts.commands.orders),
    button("plan", texts.commands.plans),
    button("zone", texts.commands.zoneList),
    button("alert", texts.commands.alerts),
    button("history", texts.commands.history),
    h("span", { class: "foot" }, soundButton(commands), button("sun", texts.theme), button("keyboard", texts.keys)),
  );
  byId("controls").append(
    h("span", { class: "joined" }, button("plus", texts.zoomIn), button("minus", texts.zoomOut)),
    layers.button,
    button("target", texts.wholeFleet),
  );
  byId("help").append(
    h("h2", {}, texts.keys),
    h(
      "dl",
      {},
      ...commands
        .filter((command) => command.keys.length > 0)
        .map((command) =>
          h("div", {}, h("dt", {}, h("kbd", {}, keyLabel(command))), h("dd", {}, command.name)),
        ),
    ),
  );
  startSheet(onSheet);
}

function soundButton(commands: readonly Command[]): HTMLElement {
  const command = commands.find((known) => known.name === texts.commands.sound);
  const button = h("button", {
    type: "button",
    title: texts.commands.sound,
    "aria-label": texts.commands.sound,
    role: "switch",
  });
  const write = () => {
    const isOn = command?.isOn?.() ?? false;
    button.setAttribute("aria-checked", String(isOn));
    button.replaceChildren(icon(isOn ? "bell" : "bellOff", 18));
  };
  button.addEventListener("click", () => {
    command?.run({ shiftKey: false });
    write();
  });
  // A key may have turned it.
  document.addEventListener("keyup", write);
  write();
  return button;
}
