// SPDX-License-Identifier: Apache-2.0
// Looks whether the live map shows the vehicles of a replayed file where they are.
// Usage: node live-map.mjs LINK TRUTH.csv SHIFT_MILLIS [--after-a-line=good|restart] [--driver=TOKEN]
// With a driver's token it first calls for help on that driver's page, and takes notice of it on the other; with
// 'restart' the driver then takes a break while the connection is gone.
// Says GOOD after the first look, waits for a line, and looks again. With 'restart' it first waits until the
// page has noticed that the connection is gone. Exit code 1 says what is wrong.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { launch } from "./browser.mjs";

const MAX_METERS = 100;
const MAX_AGE_MILLIS = 2_000;
const LOOKS = 10;
const PATIENCE_MILLIS = 60_000;
const IN_A_ROW_WITHIN_MILLIS = 20_000;
const METERS_PER_DEGREE = 111_195;

const [link, truthFile, shift, mode = "--after-a-line=good", driver = ""] = process.argv.slice(2);
const truth = readTruth(truthFile, Number(shift));
const problems = [];
const outside = [];
const browser = await launch();
let isRestarting = false;

try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on("console", (message) => {
    if (message.type() === "error" && !isRestarting) {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => problems.push(`page: ${error}`));
  watchRequests(page);
  await page.goto(link);
  await until(page, "the first look");
  await look(page);
  if (page.url().includes("token")) {
    problems.push(`the token is still in the address bar: ${page.url()}`);
  }
  const cab = driver === "" ? undefined : await openAsDriver(driver.split("=")[1]);
  if (cab) {
    await callForHelp(page, cab, driver.split("=")[1]);
  }
  console.log("GOOD");
  await line();
  if (mode.endsWith("restart")) {
    isRestarting = true;
    await page.waitForSelector('#freshness[data-state="reconnecting"]', { timeout: PATIENCE_MILLIS });
    console.log("reconnecting");
    if (cab) {
      await takeBreakWithoutConnection(cab);
    }
    // What the page knew is fresh for a moment longer: only a new connection can be looked at.
    await page.waitForSelector('#freshness:is([data-state="live"], [data-state="recovered"])', {
      timeout: PATIENCE_MILLIS,
    });
    await until(page, "the look after the restart");
    isRestarting = false;
  }
  await look(page);
} catch (error) {
  problems.push(String(error));
} finally {
  await browser.close();
}
problems.push(...outside.map((url) => `a request to somebody else: ${url}`));
problems.forEach((problem) => console.log(problem));
process.exit(problems.length === 0 ? 0 : 1);

/** Waits until everything is right once. */
async function until(page, what) {
  const end = Date.now() + PATIENCE_MILLIS;
  let wrong = [];
  do {
    wrong = await compare(page);
    await page.waitForTimeout(100);
  } while (wrong.length > 0 && Date.now() < end);
  if (wrong.length > 0) {
    throw new Error(`${what}: ${wrong.join("; ")}`);
  }
}

/** It must be right at so many looks in a row; a busy machine may need a second try at being fresh, not at being right. */
async function look(page) {
  const end = Date.now() + IN_A_ROW_WITHIN_MILLIS;
  let inARow = 0;
  let last = [];
  while (Date.now() < end) {
    await page.waitForTimeout(500);
    const wrong = await compare(page);
    if (wrong.some((text) => text.endsWith("from where it is"))) {
      problems.push(...wrong);
      return;
    }
    inARow = wrong.length === 0 ? inARow + 1 : 0;
    last = wrong.length === 0 ? last : wrong;
    if (inARow === LOOKS) {
      return;
    }
  }
  problems.push(...last);
}

async function compare(page) {
  const shown = await page.evaluate(async () => {
    return { now: Date.now(), vehicles: window.roadstream?.shown() ?? [] };
  });
  const wrong = [];
  for (const [vehicle, at] of truth) {
    const seen = shown.vehicles.find((v) => v.id === vehicle);
    if (!seen) {
      wrong.push(`${vehicle} is not on the map`);
      continue;
    }
    const age = shown.now - seen.eventTimeMillis;
    if (age > MAX_AGE_MILLIS) {
      wrong.push(`${vehicle} is ${age} ms old`);
    }
    const [lat, lon] = at(seen.eventTimeMillis);
    const meters = Math.hypot(
      (seen.lat - lat) * METERS_PER_DEGREE,
      (seen.lon - lon) * METERS_PER_DEGREE * Math.cos((lat * Math.PI) / 180),
    );
    if (!(meters <= MAX_METERS)) {
      wrong.push(`${vehicle} is ${Math.round(meters)} m from where it is`);
    }
  }
  return wrong;
}

function watchRequests(page) {
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.protocol !== "blob:" && url.host !== new URL(link).host) {
      outside.push(request.url());
    }
  });
}

async function openAsDriver(token) {
  const cab = await browser.newPage({ viewport: { width: 390, height: 844 } });
  cab.on("pageerror", (error) => problems.push(`driver's page: ${error}`));
  watchRequests(cab);
  await cab.goto(`${new URL(link).origin}/#token=${token}`);
  await cab.waitForFunction(() => window.roadstream?.shown().length === 1);
  return cab;
}

/** What is said now is said to the gateway that comes, and is still so on another page. */
async function takeBreakWithoutConnection(cab) {
  await cab.waitForSelector('.freshness[data-state="reconnecting"]');
  await cab.click('.driver-foot button:has-text("Break")');
  await cab.waitForFunction(() => document.querySelector(".pill").textContent === "1 waiting to send");
  await cab.waitForFunction(() => document.querySelector(".pill").textContent.startsWith("Sent, "), undefined, {
    timeout: PATIENCE_MILLIS,
  });
  await cab.reload();
  await cab.waitForSelector('.driver-foot button:has-text("Go on")');
}

/** A driver calls for help; the page shows it, an operator takes notice, the driver hears of it. */
async function callForHelp(page, cab, token) {
  await page.evaluate(async (token) => {
    const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/v1/live`, "roadstream.v1.json");
    window.driverHeard = [];
    socket.onmessage = (event) => window.driverHeard.push(JSON.parse(event.data));
    await new Promise((resolve) => {
      socket.onopen = resolve;
    });
    const send = (frame) => socket.send(JSON.stringify(frame));
    send({ hello: { token } });
    send({ subscribe: { subscription: 1, status: {} } });
    window.call = (id, note) =>
      send({ publish: { id, emergency: { id: `help-${id}`, timeMillis: String(Date.now()), note } } });
  }, token);
  await cab.click(".driver-foot .sos", { delay: 1_300 });
  await page.waitForSelector("#banner:not([hidden])");
  await cab.waitForSelector(".call-card:not([hidden])");
  await page.waitForFunction(() => window.roadstream.shown().some((v) => v.state === "sos"));
  if (process.env.SCREENSHOT) {
    await page.screenshot({ path: process.env.SCREENSHOT });
  }
  await page.click("#banner .primary");
  await page.waitForSelector("#banner", { state: "hidden" });
  await page.waitForSelector('#panel [data-phase="acknowledged"]');
  await page.waitForFunction(() =>
    window.driverHeard.some((frame) => frame.statusChange?.status?.emergency?.acknowledged),
  );
  await cab.waitForFunction(() => document.querySelector(".call-card").textContent.includes("has seen it"));
  const call = await page.evaluate(() => window.driverHeard.find((frame) => frame.statusChange)?.statusChange.status.emergency);
  if (!call.location) {
    problems.push("the call does not say where the driver is");
  }
  await actWhileAnotherCallComes(page, call.id);
  await cab.waitForFunction(() => document.querySelectorAll(".call-card:not([hidden])").length === 1);
  await cab.click(".call-card button");
  await page.waitForFunction(() =>
    window.driverHeard.some(({ statusChange }) => statusChange?.status?.emergency?.id === "help-2" && statusChange.status.emergency.resolved?.by === "cab-0"),
  );
}

/** What somebody points at stays where it is, and keys act on it and on no other. */
async function actWhileAnotherCallComes(page, first) {
  await page.hover("#panel .alert .title");
  await page.evaluate(() => window.call("2", "smoke from the engine"));
  await page.waitForFunction(() => document.querySelector("#banner:not([hidden])")?.textContent.includes("smoke from the engine"));
  await page.waitForSelector("#panel .waiting:not([hidden])");
  const phase = await page.getAttribute("#panel .alert", "data-phase");
  if (phase !== "acknowledged") {
    problems.push(`the list moved under the pointer: a ${phase} alert came first`);
  }
  await page.keyboard.press("r");
  await page.waitForFunction(() =>
    window.driverHeard.some((frame) => frame.statusChange?.status?.emergency?.resolved),
  );
  const resolved = await page.evaluate(() =>
    window.driverHeard
      .map((frame) => frame.statusChange?.status?.emergency)
      .filter((emergency) => emergency?.resolved)
      .map((emergency) => emergency.id),
  );
  if (resolved.some((id) => id !== first)) {
    problems.push(`R was meant for ${first} and resolved ${resolved}`);
  }
  await page.mouse.move(700, 500);
  await page.waitForSelector('#panel [data-phase="new"]');
  await page.click("#banner .primary");
  await page.waitForSelector("#banner", { state: "hidden" });
}

/** By vehicle, where it is at a time: the newest row of the file that is not later. */
function readTruth(file, shiftMillis) {
  const rows = new Map();
  for (const text of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
    const [vehicle, time, lat, lon] = text.split(",");
    const list = rows.get(vehicle) ?? [];
    list.push([Date.parse(time) + shiftMillis, Number(lat), Number(lon)]);
    rows.set(vehicle, list);
  }
  return new Map(
    [...rows].map(([vehicle, list]) => [
      vehicle,
      (millis) => {
        const row = list.findLast(([time]) => time <= millis) ?? list[0];
        return [row[1], row[2]];
      },
    ]),
  );
}

function line() {
  return new Promise((resolve) => {
    const input = createInterface({ input: process.stdin });
    input.once("line", () => {
      input.close();
      resolve();
    });
  });
}
