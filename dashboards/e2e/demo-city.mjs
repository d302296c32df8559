// SPDX-License-Identifier: Apache-2.0
// Looks at the demo as two people of ops do.
// Usage: node demo-city.mjs LINK ORDER_ID ZONE
// A talk with whoever starts it, a line each time it is ready for more:
//   VEHICLE id lat lon   one that reports; next there must be an order ORDER_ID not far away that nobody brings
//   PLANNED vehicle      the order is on the map and in somebody's plan; next the order system must follow the plan
//   ORDER                it is on the map with an estimate; next there must be a forbidden zone ZONE around the vehicle
//   GOOD                 its alert was seen in both windows, acknowledged in one and seen so in the other
// Exit code 1 says what is wrong.
import { createInterface } from "node:readline";
import { launch } from "./browser.mjs";

const PATIENCE_MILLIS = 90_000;
// Two pages are drawn by a processor that has other things to do.
const FRESH_MILLIS = 30_000;

const [link, orderId, zone] = process.argv.slice(2);
const problems = [];
const browser = await launch();
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

try {
  const first = await open();
  const second = await open();
  const vehicle = await findVehicle(first);
  console.log(`VEHICLE ${vehicle.id} ${vehicle.lat} ${vehicle.lon}`);
  await lines.next();
  await until(first, "the order", (id) =>
    window.roadstream.orders().some((order) => order.id === id && order.vehicle === undefined),
    orderId,
  );
  await first.evaluate((id) => window.roadstream.selectOrder(id), orderId);
  await until(first, "the order's mark on the map", (id) =>
    window.roadstream.map._controls
      .flatMap((control) => control._deck?.layerManager?.getLayers() ?? [])
      .some((layer) => layer.id === "orders" && layer.props.data.some((mark) => mark.order === id)),
    orderId,
  );
  const planned = await until(first, "a plan that has the order", (id) =>
    window.roadstream.plans().find((plan) => plan.stops.some((stop) => stop.order === id))?.vehicle,
    orderId,
  );
  console.log(`PLANNED ${await planned.jsonValue()}`);
  await lines.next();
  await until(first, "the order with an estimate", (id) =>
    window.roadstream.orders().some((order) => order.id === id && order.dropoffEta !== undefined),
    orderId,
  );
  await first.waitForSelector(".order .likely, .order .within", { timeout: PATIENCE_MILLIS });
  console.log("ORDER");
  await lines.next();
  const isOfZone = (id) =>
    window.roadstream.alerts().some((alert) => alert.rule === "noGo" && alert.vehicle === id);
  for (const page of [first, second]) {
    await until(page, "the alert of the forbidden zone", isOfZone, vehicle.id);
  }
  await first.keyboard.press("Escape");
  const alert = first.locator('.alert[data-phase="new"]', { hasText: zone }).first();
  await alert.hover({ timeout: PATIENCE_MILLIS });
  await alert.getByRole("button", { name: "Acknowledge" }).click({ timeout: PATIENCE_MILLIS });
  const isAcknowledged = (name) => {
    const row = [...document.querySelectorAll('.alert[data-phase="acknowledged"]')];
    return row.some((alert) => alert.textContent.includes(name));
  };
  for (const page of [first, second]) {
    await until(page, "what was acknowledged in one of two windows", isAcknowledged, zone);
  }
  console.log("GOOD");
} catch (error) {
  problems.push(String(error));
} finally {
  await browser.close();
}
problems.forEach((problem) => console.log(problem));
process.exit(problems.length === 0 ? 0 : 1);

async function open() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => problems.push(`page: ${error}`));
  await page.goto(link);
  return page;
}

async function findVehicle(page) {
  const found = await until(page, "a vehicle that reports", (fresh) =>
    window.roadstream?.shown().find((vehicle) => Date.now() - vehicle.eventTimeMillis < fresh),
    FRESH_MILLIS,
  );
  return found.jsonValue();
}

async function until(page, what, condition, argument) {
  try {
    return await page.waitForFunction(condition, argument, { timeout: PATIENCE_MILLIS, polling: 250 });
  } catch (error) {
    throw new Error(`${what} did not come: ${error}`);
  }
}
