// SPDX-License-Identifier: Apache-2.0
// Looks at the demo as two people of ops do.
// Usage: node demo-city.mjs LINK ORDER_ID
// Says "VEHICLE id lat lon" of one that reports, and waits for a line: by then there must be an order of that vehicle with
// ORDER_ID. When it is on the map with an estimate it says ORDER and waits for another line: by then there must be a
// forbidden zone around the vehicle. When its alert is seen in both windows, is acknowledged in one and seen so in the
// other, it says GOOD. Exit code 1 says what is wrong.
import { createInterface } from "node:readline";
import { launch } from "./browser.mjs";

const PATIENCE_MILLIS = 90_000;
const FRESH_MILLIS = 5_000;

const [link, orderId] = process.argv.slice(2);
const problems = [];
const browser = await launch();
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

try {
  const first = await open();
  const second = await open();
  const vehicle = await findVehicle(first);
  console.log(`VEHICLE ${vehicle.id} ${vehicle.lat} ${vehicle.lon}`);
  await lines.next();
  await until(first, "the order with an estimate", (id) =>
    window.roadstream.orders().some((order) => order.id === id && order.dropoffEta !== undefined),
    orderId,
  );
  await first.evaluate((id) => window.roadstream.selectOrder(id), orderId);
  await first.waitForSelector(".order .likely, .order .within", { timeout: PATIENCE_MILLIS });
  console.log("ORDER");
  await lines.next();
  for (const page of [first, second]) {
    await until(page, "the alert of the forbidden zone", (id) =>
      window.roadstream.alerts().some((alert) => alert.rule === "noGo" && alert.vehicle === id),
      vehicle.id,
    );
  }
  await first.keyboard.press("Escape");
  await first.waitForSelector('.alert[data-phase="new"]', { timeout: PATIENCE_MILLIS });
  await first.keyboard.press("a");
  await until(first, "what was acknowledged here", () =>
    window.roadstream.alerts().some((alert) => alert.acknowledged !== undefined),
  );
  const done = await first.evaluate(() =>
    window.roadstream.alerts().find((alert) => alert.acknowledged !== undefined)?.key,
  );
  await until(second, "what was acknowledged in the other window", (key) =>
    window.roadstream.alerts().some((alert) => alert.key === key && alert.acknowledged !== undefined),
    done,
  );
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
