// SPDX-License-Identifier: Apache-2.0
// Looks whether the live map shows the vehicles of a replayed file where they are.
// Usage: node live-map.mjs LINK TRUTH.csv SHIFT_MILLIS [--after-a-line=good|restart] [--driver=TOKEN]
// With a driver's token it first calls for help over that driver's socket, and takes notice of it on the page.
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
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.protocol !== "blob:" && url.host !== new URL(link).host) {
      outside.push(request.url());
    }
  });
  await page.goto(link);
  await until(page, "the first look");
  await look(page);
  if (page.url().includes("token")) {
    problems.push(`the token is still in the address bar: ${page.url()}`);
  }
  if (driver !== "") {
    await callForHelp(page, driver.split("=")[1]);
  }
  console.log("GOOD");
  await line();
  if (mode.endsWith("restart")) {
    isRestarting = true;
    await page.waitForSelector('#freshness[data-state="reconnecting"]', { timeout: PATIENCE_MILLIS });
    console.log("reconnecting");
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

/** A driver calls for help; the page shows it, an operator takes notice, the driver hears of it. */
async function callForHelp(page, token) {
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
    window.call("1", "smoke from the engine");
  }, token);
  await page.waitForFunction(() => window.driverHeard.some((frame) => frame.published?.id === "1"));
  await page.waitForSelector("#banner:not([hidden])");
  const text = await page.textContent("#banner");
  if (!text.includes("smoke from the engine")) {
    problems.push(`the banner says: ${text}`);
  }
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
  await actWhileAnotherCallComes(page);
}

/** What somebody points at stays where it is, and keys act on it and on no other. */
async function actWhileAnotherCallComes(page) {
  await page.hover("#panel .alert .title");
  await page.evaluate(() => window.call("2", "another one"));
  await page.waitForSelector("#banner:not([hidden])");
  await page.waitForSelector("#panel .waiting:not([hidden])");
  const first = await page.getAttribute("#panel .alert", "data-phase");
  if (first !== "acknowledged") {
    problems.push(`the list moved under the pointer: a ${first} alert came first`);
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
  if (resolved.some((id) => id !== "help-1")) {
    problems.push(`R was meant for help-1 and resolved ${resolved}`);
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
