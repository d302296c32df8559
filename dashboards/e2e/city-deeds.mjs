// SPDX-License-Identifier: Apache-2.0
// What people of ops do about an order, written over REST: an order system in the gateway's place takes it.
import { makeCity } from "./city-frames.mjs";
import { takeBackWhatComes, tell } from "./city-page.mjs";

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

/** What the history tells of an order that was told so of, in minutes from now: when, from, until. */
export function timelineOf(told) {
  const at = (minutes) => new Date(Math.floor(Date.now() / 60_000 + minutes) * 60_000).toISOString();
  return {
    order: "",
    events: told.map(([made, from, until]) => ({ kind: "told", time: at(made), actor: "ops:MK", detail: `${at(from)}/${at(until)}` })),
    estimates: [],
    truncated: false,
  };
}

/** What ops tell is told once, stands in the panel at once, and on the customer's page with the present estimate. */
export async function tellCustomers({ contract, openPage, answers, expect }) {
  const city = makeCity(contract);
  const state = city.orders.find((known) => (known.dropoffEta?.latePermille ?? 0) >= 500 && known.order.status === contract.OrderStatus.DELIVERING);
  const id = state.order.envelope.entityId;
  const path = `/v1/orders/${id}/timeline`;
  answers[path] = timelineOf([[-20, -15, -1]]);
  const { page } = await openPage(city);
  const sent = [];
  await page.route(/\/v1\/orders\/[^/]+\/told$/, (route) => {
    const interval = route.request().postDataJSON();
    sent.push(interval);
    return route.fulfill({ json: { order: id, time: new Date().toISOString(), ...interval } });
  });
  await page.evaluate((order) => window.roadstream.selectOrder(order), id);
  await page.waitForSelector(".told .late");
  const words = await page.locator(".told").innerText();
  expect(/Arrives \d\d:\d\d–\d\d:\d\d\s+Not yet told about \d\d:\d\d–\d\d:\d\d/.test(words), `the panel says of what was told: ${words}`);
  const button = page.locator(".foot .primary");
  const label = await button.innerText();
  const times = label.match(/\d\d:\d\d–\d\d:\d\d/)?.[0] ?? "none";
  await button.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".told li").length === 2 && !document.querySelector(".told .late"));
  expect((await page.locator(".told li").last().innerText()).includes(times), "what was told is not what the button said");
  expect(await button.isDisabled(), "the same can be told again");
  expect(!(await page.locator("#toast").isVisible()), "what a customer has read can be taken back");
  const [from, until] = [Number(state.dropoffEta.p10Millis), Number(state.dropoffEta.p90Millis)];
  const [told] = sent;
  expect(sent.length === 1 && Date.parse(told.from) === Math.floor(from / 60_000) * 60_000 && Date.parse(told.until) === Math.ceil(until / 60_000) * 60_000, `sent was ${JSON.stringify(sent)}`);
  await page.close();

  const customer = await openPage(city, { role: "customer", subject: state.order.customerId, viewport: { width: 390, height: 844 } });
  await customer.page.locator(`.chips button:has-text("${id.slice(2)}")`).click().catch(() => {});
  await customer.page.waitForFunction(() => /At \d\d:\d\d you were told: between \d\d:\d\d and \d\d:\d\d\./.test(document.querySelector(".tracking")?.textContent ?? ""));
  delete answers[path];
  await customer.page.close();
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
  expect((await page.evaluate(() => document.scrollingElement.scrollTop)) === 0, "the list moves the page");
  await page.keyboard.press("Tab");
  await page.locator(".reassign li button").first().focus();
  await page.keyboard.press("Escape");
  expect(await button.evaluate((element) => element === document.activeElement), "Esc does not lead back to the button");
  expect((await page.locator(".order").count()) === 1, "Esc in the list closes the order");

  await page.keyboard.press("Enter");
  const takenBack = await takeBackWhatComes(page);
  await page.locator(".reassign li button").first().click();
  await takenBack();
  await page.locator("#toast button").waitFor({ state: "hidden" });
  await button.click();
  const chosen = (await page.locator(".reassign .title").first().innerText()).replace(/^Give it to\s*/, "");
  await page.locator(".reassign li button").first().click();
  await page.waitForFunction((name) => document.querySelector(".carrier .title")?.textContent === name, chosen);
  expect(written.length === 1 && written[0].order === id && written[0].updatedAt !== undefined, `written was ${JSON.stringify(written)}`);

  await page.locator('.rail [aria-label="Ten minutes ago"]').click();
  await page.waitForFunction(() => document.querySelector(".foot .quiet")?.disabled);
  expect((await page.locator(".foot .why").innerText()).includes("Go live"), "it is not said that the past cannot be changed");
  await page.close();
}
