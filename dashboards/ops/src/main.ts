// SPDX-License-Identifier: Apache-2.0
import "./tokens.css";
import "./page.css";
import { Connection, type ConnectionState, Fleet } from "@roadstream/client";
import { FleetMap } from "./map.ts";
import { ageText, stateOf, VEHICLE_STATES } from "./state.ts";
import { texts } from "./texts.ts";

const TOKEN_KEY = "roadstream-token";
const WAIT_MILLIS = 2_000;
const LAGGING_MILLIS = 5_000;
const TEXT_EVERY_MILLIS = 250;

const fleet = new Fleet();
const map = new FleetMap(element("map"), "/streets.geojson");
let state: ConnectionState = "connecting";
let roundTripMillis: number | undefined;
let isChanged = true;
const started = Date.now();

const connection = new Connection(
  `${location.origin.replace(/^http/, "ws")}/v1/live`,
  takeToken(),
  {
    state: (next) => {
      state = next;
    },
    hello: () => fleet.clear(),
    snapshot: (snapshot) => {
      fleet.applySnapshot(snapshot);
      isChanged = true;
    },
    delta: (delta) => {
      fleet.applyDelta(delta);
      isChanged = true;
    },
    roundTrip: (millis) => {
      roundTripMillis = millis;
    },
    error: (message) => console.warn(`gateway: ${message}`),
  },
);

element("legend-title").textContent = texts.vehicles;
element("map").setAttribute("aria-label", texts.map);
map.map.on("load", watch);
map.map.on("moveend", watch);
connection.open();
requestAnimationFrame(paint);
setInterval(write, TEXT_EVERY_MILLIS);
write();

/** Tests look at the map through it. */
Object.assign(window, { roadstream: { fleet, map: map.map } });

function watch(): void {
  const bounds = map.map.getBounds();
  connection.watch({
    south: Math.max(-90, bounds.getSouth()),
    west: Math.max(-180, bounds.getWest()),
    north: Math.min(90, bounds.getNorth()),
    east: Math.min(180, bounds.getEast()),
  });
}

function paint(): void {
  if (isChanged) {
    isChanged = false;
    map.show(fleet.list(), Date.now());
  }
  requestAnimationFrame(paint);
}

function write(): void {
  const now = Date.now();
  const vehicles = fleet.list();
  // Ages and opacities go on without news.
  isChanged = true;
  const newest = vehicles.reduce((max, v) => Math.max(max, v.eventTimeMillis), 0);
  const age = newest === 0 ? undefined : now - newest;
  const word = state === "live" && age !== undefined && age >= LAGGING_MILLIS ? "lagging" : state;
  element("freshness").dataset["state"] = word;
  element("freshness-word").textContent = texts.connection[word];
  element("freshness-detail").textContent = [
    roundTripMillis === undefined || state !== "live" ? "" : `${Math.round(roundTripMillis)}\u00a0ms`,
    age === undefined ? "" : texts.newestEvent(ageText(age)),
  ]
    .filter((part) => part !== "")
    .join("  ");
  element("clock").textContent = new Intl.DateTimeFormat(undefined, {
    timeStyle: "medium",
    hour12: false,
  }).format(now);
  const counts = new Map<string, number>();
  for (const vehicle of vehicles) {
    const key = stateOf(vehicle, now);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  element("legend-rows").replaceChildren(
    ...VEHICLE_STATES.map((key) => {
      const row = document.createElement("div");
      row.dataset["state"] = key;
      const name = document.createElement("dt");
      name.textContent = texts.states[key];
      const count = document.createElement("dd");
      count.textContent = new Intl.NumberFormat().format(counts.get(key) ?? 0);
      row.append(name, count);
      return row;
    }),
  );
  const notice = element("notice");
  const isWaiting = vehicles.length === 0 && now - started > WAIT_MILLIS;
  notice.hidden = !(state === "refused" || isWaiting);
  notice.textContent = state === "refused" ? texts.refused : texts.waiting;
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

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`the page has no element '${id}'`);
  }
  return found;
}
