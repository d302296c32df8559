// SPDX-License-Identifier: Apache-2.0
// What the page says of a moment that is over, and of an order from before it was opened: from the history, or that it
// does not know.
import { makeCity } from "./city-frames.mjs";
import { tell } from "./city-page.mjs";

const MINUTE = 60_000;

/** A link to an order opens it, also after a reload and in a new window, which asks the other for the token. */
export async function followLinks({ contract, openPage, answerPage, server, expect }) {
  const city = makeCity(contract);
  const id = city.orders[0].order.envelope.entityId;
  const { page } = await openPage(city, { fragment: `&order=${id}` });
  const isShown = async (where) => {
    await where.waitForSelector(".order .likely");
    expect((await where.locator(".order h2").innerText()).replace(/\D/g, "") === id, "the link leads to another order");
    const address = await where.evaluate(() => location.hash);
    expect(address === `#order=${id}`, `the address is ${address}`);
  };
  await isShown(page);
  await page.reload();
  await isShown(page);
  const other = await page.context().newPage();
  await answerPage(city, other, { role: "ops", subject: "MK" });
  await other.goto(`${server.origin}/#order=${id}`);
  await isShown(other);
  await other.keyboard.press("Escape");
  await other.waitForFunction(() => location.hash === "");
  await page.context().close();
}

/** An order that ended early says so where it ended; no step goes on. */
export async function lookAtEnds({ contract, openPage, expect }) {
  const city = makeCity(contract);
  const { page } = await openPage(city);
  const state = city.orders[0];
  const id = state.order.envelope.entityId;
  await page.evaluate((order) => window.roadstream.selectOrder(order), id);
  await page.waitForSelector(".order .steps [data-step=now]");
  state.order.status = contract.OrderStatus.CANCELLED;
  state.order.envelope = { ...state.order.envelope, eventTimeMillis: BigInt(Date.now()) };
  tell(city, { case: "orderChange", value: { what: { case: "state", value: { order: state.order } } } });
  await page.waitForSelector(".order .steps [data-step=cancelled]");
  expect((await page.locator(".order .steps [data-step=now]").count()) === 0, "a cancelled order has a step that goes on");
  expect((await page.locator(".order .foot:visible").count()) === 0, "who brings a cancelled order can be followed");
  await page.close();
}

/** Orders show at the first look at the town, whatever the zoom. */
export async function lookFromAfar({ contract, openPage, expect }) {
  const city = makeCity(contract);
  const { page } = await openPage(city);
  const least = city.orders.filter((o) => o.order.status < contract.OrderStatus.DELIVERED).length;
  const drawn = await page.waitForFunction((n) => {
    const { marks = 0, dots = 0 } = window.roadstream.marks() ?? {};
    return marks + dots >= n && { marks, dots };
  }, least);
  expect((await drawn.jsonValue()).marks > 0, "no order has a mark of its own");
  await page.close();
}

export async function lookBack({ contract, openPage, answers, expect }) {
  const city = makeCity(contract);
  const state = city.orders.find(({ order }) => order.status === contract.OrderStatus.DELIVERING);
  const id = state.order.envelope.entityId;
  const now = Date.now();
  const at = (minutes) => new Date(now + minutes * MINUTE).toISOString();
  state.order.createdTimeMillis = BigInt(now - 40 * MINUTE);
  const estimate = (made, p50) => ({ stop: "dropoff", time: at(made), p10: at(p50 - 4), p50: at(p50), p90: at(p50 + 6), vehicle: state.order.vehicleId, remainingMeters: 900, lateProbability: 0.1 });
  answers[`/v1/orders/${id}/timeline`] = {
    events: [
      { kind: "created", time: at(-40), actor: null, detail: null },
      { kind: "assigned", time: at(-38), actor: "dispatch", detail: null },
      { kind: "picked_up", time: at(-5), actor: "driver", detail: null },
      { kind: "delivering", time: at(-4), actor: "driver", detail: null },
    ],
    estimates: [-36, -30, -24, -18, -12, -6].map((made, i) => estimate(made, 4 + i)),
  };
  answers["/v1/alerts"] = { status: 503, body: { detail: "no history here" } };
  const { page } = await openPage(city);
  await page.evaluate((order) => window.roadstream.selectOrder(order), id);
  await page.waitForSelector(".order .eta-chart .line");
  expect((await page.locator(".order [data-step=done] .when").allInnerTexts()).every((text) => /\d\d:\d\d/.test(text)), "steps from before the page was opened have no times");

  // Ten minutes ago it was assigned only.
  await page.locator('.rail [aria-label="Ten minutes ago"]').click();
  await page.waitForFunction(() => /As it was at/.test(document.querySelector(".order .note")?.textContent ?? ""));
  await page.waitForFunction(() => document.querySelector(".order [data-step=now] .name")?.textContent === "Assigned");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector(".panel .note")?.textContent.includes("is not known: no history here"));
  expect(!(await page.locator("#panel").innerText()).includes("All quiet"), "a moment that nobody knows is told to have been quiet");

  answers["/v1/alerts"] = {
    alerts: [
      { id: "p1", kind: "SPEEDING", severity: "HIGH", vehicle: "V-150", order: null, geofence: null, geofenceName: null, startedAt: at(-14), endedAt: at(-8), lat: null, lon: null, measured: 23, worst: 23, limit: 13.9, unit: "m/s", acknowledgedAt: null, acknowledgedBy: null, resolvedAt: null, resolvedBy: null },
    ],
    truncated: false,
    next: null,
  };
  await page.waitForSelector('.alert:has-text("V‐150")', { timeout: 30_000 });
  delete answers["/v1/alerts"];
  delete answers[`/v1/orders/${id}/timeline`];
  await page.close();
}
