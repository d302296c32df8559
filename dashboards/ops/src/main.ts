// SPDX-License-Identifier: Apache-2.0
import "@fontsource-variable/inter/index.css";
import "./tokens.css";
import "./page.css";
import { Connection, type ConnectionState, Fleet, History, type ServerHello } from "@roadstream/client";
import { Banner } from "./banner.ts";
import { DayWatch } from "./dayWatch.ts";
import { byId, h, setText } from "./dom.ts";
import { Emergencies, type EmergencyAlert } from "./emergencies.ts";
import { FleetMap } from "./fleetMap.ts";
import { Format } from "./format.ts";
import { FreshnessGauge } from "./freshness.ts";
import { icon } from "./icons.ts";
import { Kpis } from "./kpis.ts";
import { Legend } from "./legend.ts";
import { Panel } from "./panel.ts";
import { Search } from "./search.ts";
import { startSheet } from "./sheet.ts";
import { VEHICLE_STATES } from "./state.ts";
import { texts } from "./texts.ts";
import { startTheme, toggleTheme } from "./theme.ts";
import { Timeline } from "./timeline.ts";

const TOKEN_KEY = "roadstream-token";
const WAIT_MILLIS = 2_000;
const WATCH_EVERY_MILLIS = 200;
const WRITE_EVERY_MILLIS = 250;
const COUNTS_EVERY_MILLIS = 30_000;
const STEP_MILLIS = 10_000;
const LONG_STEP_MILLIS = 60_000;

startTheme();
const format = new Format(navigator.language, undefined);
const fleet = new Fleet();
const emergencies = new Emergencies();
const gauge = new FreshnessGauge();
let connectionState: ConnectionState = "connecting";
let hello: ServerHello | undefined;
let lastCounts = 0;
let watchTimer: ReturnType<typeof setTimeout> | undefined;
const started = Date.now();

const map = new FleetMap(byId("map"), format, select);
const kpis = new Kpis(byId("kpis"), format);
const legend = new Legend(format, (hidden) => map.setLook({ hidden }));
const panel = new Panel(byId("panel-body"), format, {
  select: choose,
  show: showAlert,
  follow,
  acknowledge: (alert) => connection.act(alert.vehicle, alert.id, "acknowledge"),
  resolve: (alert) => connection.act(alert.vehicle, alert.id, "resolve"),
});
const banner = new Banner(format, showAlert, (alert) =>
  connection.act(alert.vehicle, alert.id, "acknowledge"),
);
const search = new Search(format, () => fleet.list().map((v) => v.id), choose);

const tokenText = takeToken();
const archive = new History(location.origin, tokenText);
const dayWatch = new DayWatch(archive, format, (lines) => map.setDay(lines));
const timeline = new Timeline(format, archive, write);
const connection = new Connection(
  `${location.origin.replace(/^http/, "ws")}/v1/live`,
  tokenText,
  {
    state: (next) => {
      connectionState = next;
      gauge.connectionIs(next, Date.now());
    },
    hello: (next, isSameEpoch) => {
      hello = next;
      byId("tenant").textContent = next.tenant;
      byId("user").textContent = next.subject.slice(0, 2).toUpperCase();
      byId("user").title = `${next.subject}, ${next.role}`;
      if (!isSameEpoch) {
        fleet.clear();
      }
    },
    snapshot: (snapshot) => {
      fleet.applySnapshot(snapshot);
      takeChanges();
      gauge.back(false, Date.now());
    },
    recovered: (recovered) => {
      const isWhole = fleet.applyRecovered(recovered);
      takeChanges();
      if (isWhole) {
        gauge.back(true, Date.now());
      }
      return isWhole;
    },
    gap: () => fleet.clear(),
    delta: (delta) => {
      fleet.applyDelta(delta);
      takeChanges();
    },
    statuses: (statuses) => {
      emergencies.reset(statuses);
      lookAtEmergencies();
    },
    status: (status) => {
      emergencies.apply(status);
      lookAtEmergencies();
      write();
    },
    metrics: (metrics) => kpis.take(metrics, Date.now()),
    roundTrip: (millis) => gauge.roundTrip(millis),
    error: (message) => console.warn(`gateway: ${message}`),
  },
);

furnish();
map.map.on("load", watch);
map.map.on("moveend", watch);
void map.addStreets("/streets.geojson");
connection.open();
requestAnimationFrame(paint);
setInterval(write, WRITE_EVERY_MILLIS);
write();

/** Tests look at the map through it. */
Object.assign(window, {
  roadstream: { shown: () => map.shown(), map: map.map, select: choose },
});

function takeChanges(): void {
  const changes = fleet.takeChanges();
  for (const vehicle of changes.changed) {
    gauge.event(vehicle.eventTimeMillis);
  }
  map.update(changes, Date.now());
}

function lookAtEmergencies(): void {
  map.setLook({
    emergencies: emergencies.openVehicles(),
    unnoticed: new Set(emergencies.listNew().map((alert) => alert.vehicle)),
  });
}

/** Soon, but not with every frame of a camera that follows a vehicle. */
function watch(): void {
  watchTimer ??= setTimeout(() => {
    watchTimer = undefined;
    connection.watch(map.bounds());
    timeline.moveTo(map.bounds());
  }, WATCH_EVERY_MILLIS);
}

function paint(): void {
  const now = Date.now();
  if (map.isDue(now)) {
    const past = timeline.vehicles(now);
    // It may have reached the present just now.
    map.showPast(timeline.moment === undefined ? undefined : past, timeline.moment ?? now);
    map.frame(now);
  }
  requestAnimationFrame(paint);
}

function select(id: string | undefined): void {
  map.setLook({ selected: id, isFollowing: false });
  dayWatch.select(id);
  document.body.toggleAttribute("data-selected", id !== undefined);
  write();
}

/** Selects a vehicle and goes to where it is. */
function choose(id: string | undefined): void {
  select(id);
  const newest = id === undefined ? undefined : map.newest(id);
  if (newest) {
    map.flyTo(newest);
  }
}

function showAlert(alert: EmergencyAlert): void {
  const place = map.newest(alert.vehicle) ?? alert.place;
  select(alert.vehicle);
  if (place) {
    map.flyTo(place);
  }
}

function follow(): void {
  map.setLook({ isFollowing: !map.look.isFollowing });
  write();
}

function write(): void {
  const now = Date.now();
  const moment = timeline.moment;
  dayWatch.ask(now);
  timeline.write(now);
  const freshness = gauge.read(now, format);
  byId("freshness").dataset["state"] = freshness.state;
  setText(byId("freshness-word"), freshness.word);
  setText(byId("freshness-detail"), freshness.detail);
  setText(byId("clock"), moment === undefined ? format.clock(now) : texts.history(format.clock(moment)));
  setText(byId("zone"), format.zone(now));
  kpis.write(now);

  const counts = map.count(now);
  legend.show(counts);
  const shown = map.shown();
  const alerts = emergencies.list(now);
  const selected = map.look.selected;
  panel.write(
    alerts,
    shown,
    selected === undefined
      ? undefined
      : {
          id: selected,
          state: shown.find((v) => v.id === selected)?.state ?? "offline",
          newest: map.newest(selected),
          points: map.trail(selected)?.list() ?? [],
          isFollowing: map.look.isFollowing,
          day: dayWatch.day,
        },
    now,
  );
  banner.show(emergencies.listNew(), (id) => map.newest(id)?.eventTimeMillis, now);
  writeNotice(Object.values(counts).reduce((sum, n) => sum + n, 0), shown.length, now);
  if (now - lastCounts >= COUNTS_EVERY_MILLIS && shown.length > 0) {
    lastCounts = now;
    setText(
      byId("counts"),
      texts.counts(format.count(shown.length), format.count(counts.moving)),
    );
  }
}

function writeNotice(known: number, shown: number, now: number): void {
  const notice = byId("notice");
  const isLate = now - started > WAIT_MILLIS;
  let text = "";
  if (connectionState === "refused") {
    text = texts.refused;
  } else if (known > 0 && shown === 0 && map.look.hidden.size > 0) {
    text = texts.allHidden(format.count(known));
  } else if (known === 0 && isLate) {
    text = hello && now - started > 3 * WAIT_MILLIS ? texts.noVehicles : texts.waiting;
  }
  notice.hidden = text === "";
  if (notice.dataset["text"] !== text) {
    notice.dataset["text"] = text;
    notice.replaceChildren(
      text,
      ...(text !== "" && known > 0 && shown === 0
        ? [h("button", { type: "button", class: "quiet", onclick: () => legend.clear() }, texts.clearFilter)]
        : []),
    );
  }
}

/** Puts what never changes on the page, and listens to keys. */
function furnish(): void {
  byId("product").textContent = texts.product;
  byId("crumb").textContent = texts.liveMap;
  byId("map").setAttribute("aria-label", texts.map);
  byId("kpis").setAttribute("aria-label", texts.liveMap);
  byId("panel").setAttribute("aria-label", texts.alerts);
  const button = (name: Parameters<typeof icon>[0], title: string, action: () => void) =>
    h("button", { type: "button", title, "aria-label": title, onclick: action }, icon(name, 18));
  byId("rail").append(
    h("span", { class: "here", title: texts.liveMap, "aria-current": "page" }, icon("map", 20)),
    h(
      "span",
      { class: "foot" },
      button("sun", texts.theme, switchTheme),
      button("keyboard", texts.keys, toggleHelp),
    ),
  );
  byId("controls").append(
    button("plus", texts.zoomIn, () => map.zoomBy(1)),
    button("minus", texts.zoomOut, () => map.zoomBy(-1)),
    button("target", texts.wholeFleet, () => map.showAll()),
    button("trail", texts.trails, toggleTrails),
  );
  byId("help").append(
    h("h2", {}, texts.keys),
    h(
      "dl",
      {},
      ...Object.entries(texts.keyNames).map(([key, name]) =>
        h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, name)),
      ),
    ),
  );
  startSheet(() => map.map.resize());
  document.addEventListener("keydown", onKey);
}

function switchTheme(): void {
  toggleTheme();
  map.recolour();
  panel.recolour();
}

function toggleTrails(): void {
  map.setLook({ hasTrails: !map.look.hasTrails });
}

function toggleHelp(): void {
  const help = byId("help");
  help.hidden = !help.hidden;
}

function actOnCurrent(step: "acknowledge" | "resolve"): void {
  const alert = panel.currentAlert(emergencies.list(Date.now()));
  if (alert) {
    connection.act(alert.vehicle, alert.id, step).catch((error: unknown) => {
      console.warn(`gateway: ${String(error)}`);
    });
  }
}

function onKey(event: KeyboardEvent): void {
  const isTyping =
    event.target instanceof HTMLInputElement ||
    (event.target instanceof HTMLButtonElement && (event.key === " " || event.key === "Enter"));
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const state = VEHICLE_STATES[Number(event.key) - 1];
  const actions: Record<string, () => void> = {
    "/": () => search.focus(),
    Escape: () => {
      if (!byId("help").hidden) {
        toggleHelp();
      } else {
        select(undefined);
      }
    },
    f: follow,
    t: toggleTrails,
    d: switchTheme,
    w: () => document.body.toggleAttribute("data-wall"),
    "+": () => map.zoomBy(1),
    "-": () => map.zoomBy(-1),
    "0": () => map.showAll(),
    "?": toggleHelp,
    " ": () => timeline.toggle(),
    l: () => timeline.goLive(),
    ArrowLeft: () => timeline.step(event.shiftKey ? -LONG_STEP_MILLIS : -STEP_MILLIS),
    ArrowRight: () => timeline.step(event.shiftKey ? LONG_STEP_MILLIS : STEP_MILLIS),
    j: () => panel.step(emergencies.list(Date.now()), 1),
    k: () => panel.step(emergencies.list(Date.now()), -1),
    a: () => actOnCurrent("acknowledge"),
    r: () => actOnCurrent("resolve"),
  };
  const action = state ? () => legend.toggle(state) : actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (action) {
    event.preventDefault();
    action();
    write();
  }
}

/** The token comes in the fragment, which no server sees, and leaves the address bar at once. */
function takeToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    sessionStorage.setItem(TOKEN_KEY, given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return given ?? sessionStorage.getItem(TOKEN_KEY) ?? "";
}
