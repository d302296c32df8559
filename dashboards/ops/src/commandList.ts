// SPDX-License-Identifier: Apache-2.0
import { type Command, hasSingleKeys, toggleSingleKeys } from "./commands.ts";
import type { Dashboard } from "./dashboard.ts";
import { byId } from "./dom.ts";
import { VEHICLE_STATES } from "./state.ts";
import { texts } from "./texts.ts";

/** How far back the past begins to be looked at. */
const HISTORY_MILLIS = 600_000;
const STEP_MILLIS = 10_000;
const LONG_STEP_MILLIS = 60_000;

/** Everything that the page can be made to do by a key, in the order in which it is told. */
export function listCommands(page: Dashboard): Command[] {
  const { map, timeline } = page;
  const names = texts.commands;
  const step = (direction: 1 | -1) => (event: { readonly shiftKey: boolean }) =>
    timeline.step(direction * (event.shiftKey ? LONG_STEP_MILLIS : STEP_MILLIS));
  return [
    { name: names.search, keys: ["/"], run: () => page.search.focus() },
    {
      name: names.palette,
      keys: ["k"],
      hasModifier: true,
      label: texts.ctrlK,
      run: () => page.openPalette(),
    },
    { name: names.nextAlert, keys: ["j"], run: () => page.stepAlert(1) },
    { name: names.previousAlert, keys: ["k"], run: () => page.stepAlert(-1) },
    { name: names.acknowledge, keys: ["a"], run: () => page.actOnAlert("acknowledge") },
    { name: names.resolve, keys: ["r"], run: () => page.actOnAlert("resolve") },
    { name: names.open, keys: ["Enter"], run: () => page.openAlert() },
    { name: names.back, keys: ["Escape"], label: "Esc", run: () => goBack(page) },
    { name: names.follow, keys: ["f"], run: () => page.follow() },
    ...VEHICLE_STATES.map((state, i) => ({
      name: names.toggle(texts.states[state]),
      keys: [String(i + 1)],
      run: () => page.legend.toggle(state),
    })),
    {
      name: names.heat,
      keys: ["h"],
      isLayer: true,
      isOn: () => map.look.hasHeat,
      run: () => page.toggleHeat(),
    },
    {
      name: names.trails,
      keys: ["t"],
      isLayer: true,
      isOn: () => map.look.hasTrails,
      run: () => page.toggleTrails(),
    },
    ...(
      [
        [names.orderMarks, "o", "hasMarks"],
        [names.planLines, "p", "hasPlans"],
        [names.zones, "z", "hasZones"],
      ] as const
    ).map(([name, key, layer]) => ({
      name,
      keys: [key],
      isLayer: true,
      isOn: () => map.work.look[layer],
      run: () => page.toggleWork(layer),
    })),
    { name: names.alerts, keys: [], run: () => page.openTab("alerts") },
    { name: names.orders, keys: [], run: () => page.openTab("orders") },
    { name: names.plans, keys: [], run: () => page.openTab("plans") },
    { name: names.zoneList, keys: [], run: () => page.openTab("zones") },
    { name: names.history, keys: [], run: () => timeline.step(-HISTORY_MILLIS) },
    { name: names.play, keys: [" "], label: "Space", run: () => timeline.toggle() },
    { name: names.earlier, keys: ["ArrowLeft"], label: "←", run: step(-1) },
    { name: names.later, keys: ["ArrowRight"], label: "→", run: step(1) },
    { name: names.live, keys: ["l"], run: () => timeline.goLive() },
    { name: texts.zoomIn, keys: ["+", "="], run: () => map.camera.zoomBy(1) },
    { name: texts.zoomOut, keys: ["-"], label: "−", run: () => map.camera.zoomBy(-1) },
    { name: texts.wholeFleet, keys: ["0"], run: () => map.showAll() },
    { name: names.wall, keys: ["w"], run: () => toggleWall(page) },
    { name: texts.theme, keys: ["d"], run: () => page.switchTheme() },
    {
      name: names.sound,
      keys: ["s"],
      isOn: () => page.chime.isOn,
      run: () => page.chime.toggle(),
    },
    { name: names.numbers, keys: ["n"], run: () => page.turnNumbers() },
    {
      name: names.singleKeys,
      keys: [],
      isOn: () => hasSingleKeys(localStorage),
      run: () => toggleSingleKeys(localStorage),
    },
    { name: texts.keys, keys: ["?"], run: toggleHelp },
  ];
}

function toggleWall(page: Dashboard): void {
  page.panel.open("alerts");
  document.body.toggleAttribute("data-wall");
}

function toggleHelp(): void {
  const help = byId("help");
  help.hidden = !help.hidden;
}

function goBack(page: Dashboard): void {
  if (byId("help").hidden) {
    page.selection.vehicle(undefined);
  } else {
    toggleHelp();
  }
}
