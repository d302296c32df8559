// SPDX-License-Identifier: Apache-2.0
// What drivers, customers and merchants see of the made-up city, and that their pages ask for nothing else.
import { join } from "node:path";
import { makeCity } from "./city-frames.mjs";
import { tell } from "./city-page.mjs";

const PHONE = { width: 390, height: 844 };

/** Those of the city who have to do with an order that is on its way, with a plan of several stops. */
function peopleOf(city) {
  const plan = city.plans.find((known) => known.stops.length > 2) ?? city.plans[0];
  const vehicle = plan.envelope.entityId;
  const onWay = city.orders.find(
    ({ order, dropoffEta }) => order.vehicleId === vehicle && dropoffEta && order.status === city.contract.OrderStatus.DELIVERING,
  );
  // One order is theirs, as with most customers.
  onWay.order.customerId = "C-1";
  return { driver: vehicle, customer: "C-1", merchant: onWay.order.merchantId, order: onWay };
}

export async function lookAsRoles(look) {
  for (const options of [{ viewport: PHONE, hasTouch: true, colorScheme: "light" }, { colorScheme: "dark" }]) {
    await lookAsDriver(look, options);
    await lookAsCustomer(look, options);
    await lookAsMerchant(look, options);
  }
}

async function lookAsDriver(look, options) {
  const { contract, openPage, expect, check } = look;
  const city = makeCity(contract);
  const { driver } = peopleOf(city);
  const { page, lose } = await openPage(city, { role: "driver", subject: driver, ...options });
  await page.waitForSelector(".next-stop .primary");
  await page.waitForFunction(() => window.roadstream.shown().length === 1);
  const plan = city.plans.find((known) => known.envelope.entityId === driver);
  const rows = await page.locator(".then li:has(.number)").count();
  expect(rows === plan.stops.length - 1, `the driver sees ${rows} stops after the next one, not ${plan.stops.length - 1}`);
  const orders = await page.evaluate(() => window.roadstream.orders().length);
  const own = city.orders.filter(({ order }) => order.vehicleId === driver).length;
  expect(orders === own, `the driver knows ${orders} orders of ${own}`);
  tell(city, { case: "planChange", value: { what: { case: "plan", value: { ...plan, version: plan.version + 1n, stops: plan.stops.slice(1) } } } });
  await page.waitForSelector('.plan-change:not([hidden]) b:has-text("Plan changed, 1 stop fewer")');
  await check(page, `driver ${options.colorScheme}`);
  await page.locator(".plan-change button").click();
  await page.waitForSelector(".plan-change", { state: "hidden" });
  await speakAsDriver(look, city, page, lose, options);
  expect(!city.refused, `a driver's page asks for what it is refused: ${city.refused}`);
  await page.close();
}

/** A break, a call for help by holding and one by pressing twice, and what is said while the connection is lost. */
async function speakAsDriver({ expect, check }, city, page, lose, options) {
  const said = (kind) => (city.published ?? []).filter((what) => what.case === kind).length;
  const small = await page.evaluate(() =>
    [...document.querySelectorAll(".driver-foot button, .next-stop a")].filter((button) => button.getBoundingClientRect().height < 56).length,
  );
  expect(small === 0, `${small} of what a driver presses is too small`);
  const pause = page.locator('.driver-foot button:has-text("Break")');
  await pause.click();
  await page.locator('.driver-foot button:has-text("Go on")').click();
  await pause.waitFor();
  expect(said("duty") === 2, `the gateway heard of ${said("duty")} duties`);

  const sos = page.locator(".driver-foot .sos");
  await sos.click();
  await page.waitForSelector('.sos[data-press="armed"]');
  await page.waitForTimeout(300);
  expect(said("emergency") === 0, "one press called for help");
  await sos.click();
  await page.waitForSelector(".call-card:not([hidden])");
  await check(page, `driver who called ${options.colorScheme}`);
  await page.locator(".call-card button").click();
  await page.waitForSelector(".call-card", { state: "hidden" });
  expect(said("action") === 1, "the end of the call was not told");
  await sos.focus();
  await page.keyboard.down(" ");
  await page.waitForSelector(".call-card:not([hidden])");
  await page.keyboard.up(" ");
  await page.waitForTimeout(300);
  expect(said("emergency") === 2, `holding the key called ${said("emergency") - 1} times`);

  city.isAway = true;
  lose();
  await page.waitForFunction(() => document.querySelector(".freshness").dataset.state === "reconnecting");
  await pause.click();
  await sos.dblclick();
  await page.waitForFunction(() => document.querySelector(".pill")?.textContent === "2 waiting to send");
  await check(page, `driver without a connection ${options.colorScheme}`);
  city.isAway = false;
  await page.waitForFunction(() => /^Sent, \d\d:\d\d$/.test(document.querySelector(".pill")?.textContent ?? ""));
  expect(said("emergency") === 3 && said("duty") === 3, "what was said without a connection did not come, or came twice");
  await page.waitForSelector(".pill", { state: "hidden" });
}

async function lookAsCustomer(look, options) {
  const { contract, openPage, expect, check } = look;
  const city = makeCity(contract);
  const { customer, order } = peopleOf(city);
  const { page, lose } = await openPage(city, { role: "customer", subject: customer, ...options });
  await page.waitForSelector(".tracking .bar");
  await page.waitForFunction(() => window.roadstream.shown().length === 1);
  await page.waitForFunction(() => document.body.innerText.includes("Position from"));
  const words = await page.locator("body").innerText();
  expect(/\d\d:\d\d and \d\d:\d\d/.test(words), "the customer is not told when it arrives");
  expect(!words.includes(order.order.vehicleId), "the customer reads which vehicle it is");
  expect((await page.locator(".progress li").count()) === 4, "a customer's order has four steps");
  const { lonE7, latE7 } = order.order.dropoff.location;
  const off = await page.waitForFunction(
    ([lon, lat]) => {
      const at = window.roadstream.map.project([lon, lat]);
      const [pin, map] = [".maplibregl-marker", "#map"].map((part) => document.querySelector(part).getBoundingClientRect());
      const isInSight = at.x > 0 && at.x < map.width && at.y > 0 && at.y < map.height;
      return isInSight && { pixels: Math.hypot(pin.x + pin.width / 2 - map.x - at.x, pin.bottom - map.y - at.y) };
    },
    [lonE7 / 1e7, latE7 / 1e7],
  );
  const { pixels } = await off.jsonValue();
  expect(pixels < 3, `the pin stands ${pixels} px from the door`);
  await check(page, `customer ${options.colorScheme}`);
  lose();
  await page.waitForFunction(() => window.roadstream.shown().length === 0 || document.querySelector(".freshness b")?.textContent === "Live");
  await page.waitForFunction(() => window.roadstream.shown().length === 1);

  order.order.status = contract.OrderStatus.DELIVERED;
  order.order.envelope = { ...order.order.envelope, eventTimeMillis: BigInt(Date.now()) };
  tell(city, { case: "orderChange", value: { what: { case: "state", value: { order: order.order } } } });
  await page.waitForFunction(() => /Delivered at \d\d:\d\d/.test(document.body.innerText));
  tell(city, { case: "orderChange", value: { what: { case: "gone", value: order.order.envelope.entityId } } });
  await page.waitForFunction(() => document.body.innerText.includes("This link has ended."));
  expect(!city.refused, `a customer's page asks for what it is refused: ${city.refused}`);
  await page.close();
}

async function lookAsMerchant(look, options) {
  const { contract, openPage, expect, check } = look;
  const city = makeCity(contract);
  const { merchant, order } = peopleOf(city);
  const { page } = await openPage(city, { role: "merchant", subject: merchant, ...options });
  await page.waitForSelector(".selling .row");
  const known = await page.evaluate(() => window.roadstream.orders().length);
  const own = city.orders.filter((state) => state.order.merchantId === merchant).length;
  expect(known === own, `the merchant knows ${known} orders of ${own}`);
  await check(page, `merchant ${options.colorScheme}`);
  await page.locator(".selling .list-head input").fill(order.order.envelope.entityId);
  await page.locator(".selling .row .title").first().click();
  await page.waitForSelector(".selling .order .likely");
  const words = await page.locator(".selling .order").innerText();
  expect(words.includes("only dispatchers"), "the merchant is not told that dispatchers see more");
  expect(!words.includes(order.order.vehicleId), "the merchant reads which vehicle it is");
  await check(page, `merchant's order ${options.colorScheme}`);
  await page.locator('.selling [aria-label="Close"]').click();
  await page.waitForSelector(".selling .row");
  expect(!city.refused, `a merchant's page asks for what it is refused: ${city.refused}`);
  await page.close();
}

/** @param only `light-390` and the like; empty for all */
export async function pictureRoles({ contract, openPage }, folder, only) {
  for (const [name, options] of Object.entries({
    "light-390": { viewport: PHONE, colorScheme: "light" },
    "dark-390": { viewport: PHONE, colorScheme: "dark" },
    "dark-1440": { colorScheme: "dark" },
  })) {
    if (only !== "" && only !== name) {
      continue;
    }
    for (const role of ["driver", "customer", "merchant"]) {
      const city = makeCity(contract);
      const people = peopleOf(city);
      const { page, lose } = await openPage(city, { role, subject: people[role], ...options });
      await page.waitForTimeout(3_000);
      await page.screenshot({ path: join(folder, `${name}-${role}.png`) });
      if (role === "driver") {
        await page.locator(".driver-foot .sos").dblclick();
        await page.waitForSelector(".call-card:not([hidden])");
        city.isAway = true;
        lose();
        await page.waitForFunction(() => document.querySelector(".freshness").dataset.state === "reconnecting");
        await page.locator(".driver-foot .quiet").click();
        await page.locator(".driver-foot .sos").click();
        await page.waitForTimeout(500);
        await page.screenshot({ path: join(folder, `${name}-driver-waiting.png`) });
      }
      if (role === "merchant") {
        await page.locator(".selling .row .title").first().click();
        await page.waitForTimeout(1_500);
        await page.screenshot({ path: join(folder, `${name}-merchant-order.png`) });
      }
      await page.close();
    }
  }
}
