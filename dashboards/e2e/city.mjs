// SPDX-License-Identifier: Apache-2.0
// Looks whether the page shows what the feeds of a city say, without a stack: a gateway in the browser's place answers.
// Usage: node e2e/city.mjs [--look=roles,orders] or --pictures=FOLDER [--only=dark-1440]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { endWithoutBrowser } from "./browser.mjs";
import { makeCity, metricsOf, moveOf } from "./city-frames.mjs";
import { startLook, takeBackWhatComes, tell } from "./city-page.mjs";
import { giveAway, tellCustomers, timelineOf } from "./city-deeds.mjs";
import { chooseType, lookAtMap } from "./city-map.mjs";
import { followLinks, lookAtEnds, lookBack, lookFromAfar } from "./city-past.mjs";
import { lookAsRoles, pictureRoles } from "./city-roles.mjs";

const option = (name) =>
  process.argv.find((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3) ?? "";
const pictures = option("pictures");
const only = option("only");
const chosen = option("look");
endWithoutBrowser("city");
const look = await startLook();
const { contract, problems, expect, openPage, check } = look;

try {
  if (pictures !== "") {
    await takePictures(pictures);
    await pictureRoles(look, pictures, only);
  } else {
    const looks = {
      orders: lookAtOrders,
      map: () => lookAtMap(look),
      types: () => chooseType(look),
      planned: lookAtPlannedOnly,
      alerts: actOnAlerts,
      filter: filterAlerts,
      reassigned: () => giveAway(look),
      told: () => tellCustomers(look),
      "lost connection": comeBack,
      zones: lookAtZones,
      afar: () => lookFromAfar(look),
      ends: () => lookAtEnds(look),
      links: () => followLinks(look),
      past: () => lookBack(look),
      roles: () => lookAsRoles(look),
      dark: () => lookWithAxe({ colorScheme: "dark" }),
      phone: () => lookWithAxe({ colorScheme: "light", viewport: { width: 390, height: 844 } }),
    };
    for (const [name, run] of Object.entries(looks)) {
      if (chosen !== "" && !chosen.split(",").includes(name)) {
        continue;
      }
      const [began, before] = [Date.now(), problems.length];
      await run().catch((error) => problems.push(`${name}: ${error.message}`));
      // What a look that failed has left open would slow the next one down.
      await Promise.all(look.browser.contexts().map((context) => context.close()));
      problems.slice(before).forEach((problem) => console.log(problem));
      console.log(`${name}: ${problems.length - before} problems, ${((Date.now() - began) / 1000).toFixed(1)} s`);
    }
  }
} finally {
  await look.close();
}
console.log(problems.length === 0 ? "city: good" : `city: ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

async function lookAtOrders() {
  const city = makeCity(contract);
  const { page } = await openPage(city);
  const known = await page.evaluate(() => window.roadstream.orders().length);
  expect(known === city.orders.length, `the page knows ${known} of ${city.orders.length} orders`);
  const late = await page.evaluate(() => window.roadstream.shown().filter((v) => v.state === "late").length);
  expect(late > 0, "no vehicle is at late risk");

  const order = city.orders.find((o) => (o.dropoffEta?.latePermille ?? 0) >= 300);
  const { entityId } = order.order.envelope;
  for (const [minutes, later] of [[0.3, 2], [0.6, 5]]) {
    const eta = order.dropoffEta;
    order.dropoffEta = {
      ...eta,
      envelope: { ...eta.envelope, eventTimeMillis: city.ms(minutes) },
      p50Millis: eta.p50Millis + BigInt(later * 60_000),
      p90Millis: eta.p90Millis + BigInt(later * 60_000),
    };
    tell(city, { case: "orderChange", value: { what: { case: "state", value: order } } });
  }
  await page.keyboard.press("/");
  await page.keyboard.type(entityId.slice(0, 2) + " " + entityId.slice(2));
  await page.keyboard.press("Enter");
  await page.waitForSelector(".order .likely");
  expect(/^tel:\+447700900\d{3}$/.test(await page.locator(".order .call").getAttribute("href")), "who brings the order cannot be called");
  const words = await page.locator(".order").innerText();
  expect(/likely late|past the promise/.test(words), "the order does not say how likely it is late");
  expect((await page.locator(".order .steps li").count()) === 5, "an order has five steps");
  expect((await page.locator(".order .eta-chart .line").count()) === 1, "how the estimate moved is not drawn");
  expect(/planned for \d\d:\d\d/.test(words), "the order does not say when it was planned");
  await moveEstimate(city, order);
  await page.waitForFunction(() => /^\d\d:\d\d \D/.test(document.querySelector(".order .eta-chart text.bend")?.textContent ?? ""));
  await page.keyboard.press("Escape");
  await page.waitForSelector(".order", { state: "detached" });

  await page.waitForFunction(() => /^\d\.\d \/ \d\.\d min$/.test(document.querySelector('[data-key="etaError"] .value')?.innerText.replace(/\s+/g, " ") ?? ""));
  tell(city, { case: "metrics", value: metricsOf(city) });
  const hasHour = (key) => {
    const tile = document.querySelector(`[data-key="${key}"]`);
    return tile?.querySelector('path[d^="M"]') && /^[+−±]\d+(\.\d)? \/ h$/.test(tile.querySelector(".change")?.innerText ?? "");
  };
  for (const key of ["etaError", "lateRisk", "unassigned"]) {
    await page.waitForFunction(hasHour, key).catch(() => expect(false, `${key} has no line, or no change in the hour`));
  }

  tell(city, { case: "orderChange", value: { what: { case: "gone", value: entityId } } });
  await page.waitForFunction((id) => !window.roadstream.orders().some((o) => o.id === id), entityId);
  const delivered = { id: "47001", status: "delivered", updatedAt: new Date().toISOString(), dropoff: { name: "Quay 9" } };
  look.answers["/v1/orders"] = { orders: [delivered], truncated: false, next: null };
  await page.evaluate(() => window.roadstream.select("V-100"));
  await page.waitForSelector(".next-stops .bar");
  const who = await page.locator(".vehicle .about").innerText();
  expect(who.includes("A. Lindqvist"), `the vehicle does not say who drives it: ${who}`);
  const number = await page.locator(".vehicle .call").getAttribute("href");
  expect(number === "tel:+447700900000", `the driver of V-100 is called at ${number}`);
  const own = city.orders.filter(({ order }) => order.vehicleId === "V-100" && order.envelope.entityId !== entityId);
  const midnight = await page.evaluate(() => new Date().setHours(0, 0, 0, 0));
  const isOpen = ({ order }) => order.status < contract.OrderStatus.DELIVERED;
  const open = own.filter(isOpen).length;
  const ended = own.filter((row) => !isOpen(row) && Number(row.order.envelope.eventTimeMillis) >= midnight).length + 1;
  await page.waitForFunction((text) => document.querySelector(".day-orders h3 span")?.textContent === text, `${open} open · ${ended} delivered`);
  expect((await page.locator(".day-orders li").count()) === open + ended, "the orders of the day are not all listed");
  const stops = city.plans.find((plan) => plan.envelope.entityId === "V-100").stops.length;
  await page.waitForFunction((n) => window.roadstream.wayPlaces() > 3 * n, stops);
  await page.close();
}

/** Nobody was given an order, but a plan has it. */
async function lookAtPlannedOnly() {
  const city = makeCity(contract);
  const state = city.orders.find(({ order }) => order.status === contract.OrderStatus.CREATED);
  const id = state.order.envelope.entityId;
  const plan = city.plans.find(({ envelope }) => envelope.entityId === "V-100");
  const { page } = await openPage(city);
  await page.evaluate((order) => window.roadstream.selectOrder(order), id);
  await page.waitForSelector('.carrier .title:has-text("Nobody brings it yet")');
  const stop = { ...plan.stops.at(-1), orderId: id, stop: contract.StopKind.DROPOFF };
  plan.version += 1n;
  plan.stops.push(stop);
  tell(city, { case: "planChange", value: { what: { case: "plan", value: plan } } });
  await page.waitForSelector('.carrier .title:has-text("V‐100")');
  const words = await page.locator(".order").innerText();
  expect(words.includes("planned, not given yet") && /planned for \d\d:\d\d/.test(words), `an order that is only planned says: ${words}`);
  await page.locator(".carrier .title").click();
  await page.waitForSelector(".vehicle .next-stops");
  await page.close();
}

/** The list of zones, one of them, and who came and went; entering pulses its edge. */
async function lookAtZones() {
  const city = makeCity(contract);
  const { page } = await openPage(city);
  await page.locator('[data-tab="zones"]').click();
  await page.waitForSelector(".row.zone");
  expect((await page.locator(".row.zone").count()) === city.geofences.length, "not every zone is listed");
  const cross = (kind, vehicle) =>
    tell(city, {
      case: "geofenceChange",
      value: {
        what: {
          case: "transition",
          value: { envelope: { tenant: "lindhaven", entityId: vehicle, eventTimeMillis: BigInt(Date.now()) }, geofenceId: "depot", kind },
        },
      },
    });
  cross(contract.TransitionKind.ENTER, "V-101");
  cross(contract.TransitionKind.EXIT, "V-102");
  await page.waitForFunction(() => document.querySelectorAll(".crossings .row").length === 2);
  await page.locator('.row.zone button:has-text("School zone")').click();
  await page.waitForFunction(() => document.querySelectorAll(".crossings .row").length === 0);
  await page.locator('.row.zone button:has-text("Depot South")').click();
  await page.waitForFunction(() => document.querySelector(".crossings")?.textContent.includes("entered Depot South"));
  const edge = await page.evaluate(() => JSON.stringify(window.roadstream.map.getFilter("fences-selected")));
  expect(edge.includes("depot"), `the chosen zone has no stronger edge: ${edge}`);
  await page.close();
}

/** What one does about an alert the other sees, once it cannot be taken back any more. */
async function actOnAlerts() {
  const city = makeCity(contract);
  const first = await openPage(city);
  const second = await openPage(city);
  await first.page.waitForSelector('.alert[data-phase="new"]');
  const before = await second.page.locator('.alert[data-phase="new"]').count();
  const takenBack = await takeBackWhatComes(first.page);
  await first.page.keyboard.press("a");
  await takenBack();
  await first.page.waitForFunction((n) => document.querySelectorAll('.alert[data-phase="new"]').length === n, before);
  await first.page.keyboard.press("a");
  for (const { page } of [first, second]) {
    await page.waitForFunction((n) => document.querySelectorAll('.alert[data-phase="new"]').length === n, before - 1);
    await page.waitForFunction(() => document.querySelector('.alert[data-phase="acknowledged"]')?.textContent.includes("MK"));
  }
  await second.page.locator('.alert[data-phase="new"] button.title').first().click();
  await second.page.waitForSelector(".vehicle, .order");
  await first.page.close();
  await second.page.close();
}

/** The list by kind: alerts of one, how many are hidden if none is left, and all again. */
async function filterAlerts() {
  const city = makeCity(contract);
  const { page } = await openPage(city);
  await page.waitForSelector(".alert");
  const kind = page.locator('.filters select[aria-label="Filter alerts"]');
  const subjects = () => page.locator(".alert .title").allInnerTexts();
  const all = (await subjects()).length;
  await kind.selectOption({ label: "Speeding" });
  await page.waitForFunction(() => document.querySelectorAll(".alert").length === 2);
  expect((await subjects()).every((text) => /V‐108|V‐133/.test(text)), `of speeding are listed: ${await subjects()}`);
  await kind.selectOption({ label: "Silence" });
  await page.waitForFunction(() => {
    const titles = [...document.querySelectorAll(".alert .title")];
    return titles.length > 0 && titles.every((title) => /V‐122|V‐128/.test(title.textContent));
  });
  await kind.selectOption({ label: "SOS" });
  await page.waitForFunction(() => document.querySelector(".panel").innerText.includes("hidden by the filter"));
  await kind.selectOption({ label: "All kinds" });
  await page.waitForFunction((n) => document.querySelectorAll(".alert").length === n, all);
  await page.close();
}

/** After a lost connection everything is asked for again, and what is gone meanwhile is gone. */
async function comeBack() {
  const city = makeCity(contract);
  const { page, lose } = await openPage(city);
  await page.waitForFunction(() => window.roadstream.orders().length > 0);
  city.orders.splice(0, 10);
  city.geofences.splice(0, 1);
  lose();
  await page.waitForFunction((n) => window.roadstream.orders().length === n, city.orders.length);
  await page.waitForFunction((n) => window.roadstream.fences().length === n, city.geofences.length);
  await page.close();
}

/** Each view of the panel can be used by everybody. */
async function lookWithAxe(options) {
  const city = makeCity(contract);
  const { page } = await openPage(city, options);
  const late = city.orders.find((o) => (o.dropoffEta?.latePermille ?? 0) >= 500);
  await moveEstimate(city, late);
  const views = {
    alerts: () => page.waitForSelector(".alert"),
    orders: () => page.evaluate(() => document.querySelector('[data-tab="orders"]').click()),
    plans: () => page.evaluate(() => document.querySelector('[data-tab="plans"]').click()),
    zones: () => page.evaluate(() => document.querySelector('[data-tab="zones"]').click()),
    order: () => page.evaluate((id) => window.roadstream.selectOrder(id), late.order.envelope.entityId),
    reassign: async () => {
      const assigned = city.orders.find(({ order }) => order.status === contract.OrderStatus.ASSIGNED);
      await page.evaluate((id) => window.roadstream.selectOrder(id), assigned.order.envelope.entityId);
      await page.evaluate(() => document.querySelector(".foot .quiet").click());
    },
    vehicle: () => page.evaluate((id) => window.roadstream.select(id), late.order.vehicleId),
  };
  for (const [view, show] of Object.entries(views)) {
    await show();
    await page.waitForSelector({ alerts: ".alert", orders: ".row", plans: ".row", zones: ".zone", order: ".told .late", reassign: ".reassign li", vehicle: ".next-stops li" }[view]);
    await check(page, `${view} ${options.colorScheme}`);
  }
  await page.close();
}

async function takePictures(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ]) {
    for (const colorScheme of ["dark", "light"]) {
      const name = `${colorScheme}-${width}`;
      if (only !== "" && only !== name) {
        continue;
      }
      const city = makeCity(contract);
      const { page } = await openPage(city, { viewport: { width, height }, colorScheme });
      const beat = setInterval(() => move(city), 1_000);
      await page.waitForTimeout(6_000);
      const shoot = (view) => page.screenshot({ path: join(folder, `${name}-${view}.png`) });
      await shoot("alerts");
      const late = city.orders.find((o) => (o.dropoffEta?.latePermille ?? 0) >= 500);
      await moveEstimate(city, late);
      look.answers[`/v1/orders/${late.order.envelope.entityId}/timeline`] = timelineOf([[-24, 2, 17], [-7, 8, 21]]);
      await page.evaluate((id) => window.roadstream.selectOrder(id), late.order.envelope.entityId);
      await page.waitForTimeout(2_500);
      await shoot("order");
      await page.evaluate(() => document.querySelector(".told").scrollIntoView());
      await shoot("told");
      const assigned = city.orders.find(({ order }) => order.status === contract.OrderStatus.ASSIGNED);
      await page.evaluate((id) => window.roadstream.selectOrder(id), assigned.order.envelope.entityId);
      await page.waitForTimeout(2_500);
      await page.evaluate(() => document.querySelector(".foot .quiet").click());
      await page.waitForTimeout(500);
      await shoot("reassign");
      await page.evaluate((id) => window.roadstream.select(id), late.order.vehicleId);
      await page.waitForTimeout(2_500);
      await shoot("vehicle");
      await page.keyboard.press("Escape");
      for (const tab of ["orders", "plans", "zones"]) {
        await page.evaluate((key) => document.querySelector(`[data-tab="${key}"]`).click(), tab);
        await page.waitForTimeout(1_200);
        await shoot(tab);
      }
      clearInterval(beat);
      await page.close();
    }
  }
}

async function moveEstimate(city, order) {
  const eta = order.dropoffEta;
  for (let i = 0; i <= 60; i++) {
    const drift = i < 30 ? 0 : (i - 30) * 14_000;
    const shift = BigInt(Math.round(drift - 420_000 + 20_000 * Math.sin(i / 2)));
    order.dropoffEta = {
      ...eta,
      envelope: { ...eta.envelope, eventTimeMillis: city.ms(0.2 + i * 0.5) },
      p10Millis: eta.p10Millis + shift,
      p50Millis: eta.p50Millis + shift,
      p90Millis: eta.p90Millis + shift,
    };
    tell(city, { case: "orderChange", value: { what: { case: "state", value: order } } });
  }
}

function move(city) {
  for (const v of city.fleet) {
    const meters = v.speedCms / 100;
    const angle = (v.heading * Math.PI) / 180;
    v.at.latE7 += Math.round((meters * Math.cos(angle) * 1e7) / 111_195);
    v.at.lonE7 += Math.round((meters * Math.sin(angle) * 1e7) / 83_700);
  }
  tell(city, { case: "delta", value: { offset: 2n, timeMillis: BigInt(Date.now()), changes: [{ slot: 1, moved: city.fleet.filter((v) => v.ageMillis < 60_000).map(moveOf) }] } });
  tell(city, { case: "metrics", value: metricsOf(city) });
}
