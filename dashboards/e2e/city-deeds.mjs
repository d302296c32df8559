// SPDX-License-Identifier: Apache-2.0
// What people of ops do about an order, written over REST: an order system in the gateway's place takes it.
import { makeCity } from "./city-frames.mjs";
import { tell } from "./city-page.mjs";

/** Answers as the order database would, and tells the feed what was written as capture does. */
export async function keepOrders(city, page) {
  const written = [];
  const find = (id) => city.orders.find((known) => known.order.envelope.entityId === id);
  await page.route(/\/v1\/orders\/[^/?]+\??$/, (route) => {
    const { order } = find(decodeURIComponent(new URL(route.request().url()).pathname.split("/").at(-1)));
    const status = city.contract.OrderStatus[order.status].toLowerCase();
    return route.fulfill({ json: { id: order.envelope.entityId, status, updatedAt: "2026-03-01T08:00:00.123456Z" } });
  });
  await page.route(/\/v1\/orders\/batch$/, (route) => {
    const { changes } = route.request().postDataJSON();
    for (const change of changes) {
      written.push(change);
      const state = find(change.order);
      state.order.vehicleId = change.vehicle;
      state.order.driverId = change.driver ?? "";
      state.order.status = city.contract.OrderStatus.ASSIGNED;
      state.order.envelope = { ...state.order.envelope, eventTimeMillis: BigInt(Date.now()) };
      delete state.dropoffEta;
      tell(city, { case: "orderChange", value: { what: { case: "state", value: state } } });
    }
    return route.fulfill({ json: { results: changes.map(({ order }) => ({ order, result: "applied", detail: "" })) } });
  });
  return written;
}

/** One press gives an order to the nearest; it is sent when it cannot be taken back any more. */
export async function giveAway({ contract, openPage, expect }) {
  const city = makeCity(contract);
  const { page } = await openPage(city);
  const written = await keepOrders(city, page);
  const open = async (status) => {
    const id = city.orders.find(({ order }) => order.status === status && order.vehicleId !== "").order.envelope.entityId;
    await page.evaluate((order) => window.roadstream.selectOrder(order), id);
    await page.waitForSelector(".order .foot");
    return id;
  };
  await open(contract.OrderStatus.DELIVERING);
  expect(await page.locator('.foot button:has-text("Reassign")').isDisabled(), "what is on board can be given to somebody else");
  expect((await page.locator(".foot .why").innerText()).includes("on board"), "it is not said why nobody else can get it");
  await page.keyboard.press("Escape");

  const id = await open(contract.OrderStatus.ASSIGNED);
  const button = page.locator(".foot button", { hasText: /Reassign|Keep as it is/ });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".reassign li button");
  const ways = await page.locator(".reassign .side").allInnerTexts();
  expect(ways.length > 0 && ways.length <= 5, `${ways.length} vehicles are offered`);
  await page.keyboard.press("Tab");
  await page.locator(".reassign li button").first().focus();
  await page.keyboard.press("Escape");
  expect(await button.evaluate((element) => element === document.activeElement), "Esc does not lead back to the button");
  expect((await page.locator(".order").count()) === 1, "Esc in the list closes the order");

  await page.keyboard.press("Enter");
  await page.locator(".reassign li button").first().click();
  await page.locator("#toast button").click();
  await page.locator("#toast button").waitFor({ state: "hidden" });
  await button.click();
  const chosen = await page.locator(".reassign .title").first().innerText();
  await page.locator(".reassign li button").first().click();
  await page.waitForFunction((name) => document.querySelector(".carrier .title")?.textContent === name, chosen, { timeout: 20_000 });
  expect(written.length === 1 && written[0].order === id && written[0].updatedAt !== undefined, `written was ${JSON.stringify(written)}`);

  await page.locator('.rail [aria-label="Ten minutes ago"]').click();
  await page.waitForFunction(() => document.querySelector(".foot .quiet")?.disabled);
  expect((await page.locator(".foot .why").innerText()).includes("Go live"), "it is not said that the past cannot be changed");
  await page.close();
}
