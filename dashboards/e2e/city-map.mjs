// SPDX-License-Identifier: Apache-2.0
// What of the work is drawn on the map of the made-up city: plans along its streets, what is told beside stops, names.
import { makeCity } from "./city-frames.mjs";

function until(what, condition) {
  return condition.catch((error) => {
    throw new Error(`${what} did not come: ${error.message}`);
  });
}

/** Every leg of every plan follows the streets, and labels stand clear of each other and of names. */
export async function lookAtMap({ contract, openPage, expect }) {
  const city = makeCity(contract);
  const { page } = await openPage(city);
  const ends = city.plans.reduce((sum, plan) => sum + plan.stops.length + 1, 0);
  await page.locator('[data-tab="plans"]').click();
  await until("plans along the streets", page.waitForFunction((n) => window.roadstream.planPlaces() > 4 * n, ends));

  await page.evaluate(() => window.roadstream.map.jumpTo({ center: [-8.615, 41.155], zoom: 12.2 }));
  const hasDistrict = () => window.roadstream.map.queryRenderedFeatures({ layers: ["streets-district-names"] }).length > 0;
  await until("names of districts", page.waitForFunction(hasDistrict));
  await page.evaluate(() => window.roadstream.map.jumpTo({ zoom: 10.8 }));
  await until("no names of districts from afar", page.waitForFunction(`!(${hasDistrict})()`));

  const longest = city.plans.reduce((most, plan) => (plan.stops.length > most.stops.length ? plan : most));
  await page.evaluate((id) => window.roadstream.select(id), longest.envelope.entityId);
  await until("labels of stops", page.waitForFunction(() => window.roadstream.stopLabels().length > 0));
  for (const zoom of [11.5, 14]) {
    await page.evaluate((to) => window.roadstream.map.jumpTo({ zoom: to }), zoom);
    await page.waitForTimeout(1_500);
    const { labels, covered } = await page.evaluate(() => {
      const { map, stopLabels } = window.roadstream;
      const boxes = stopLabels();
      const names = map.getStyle().layers.filter(({ id }) => id.endsWith("names")).map(({ id }) => id);
      const isIn = ({ left, right, top, bottom }) => map.queryRenderedFeatures([[left + 4, top + 6], [right - 12, bottom - 6]], { layers: names }).length > 0;
      return { labels: boxes, covered: boxes.filter(isIn).length };
    });
    const touching = labels.filter((a, i) => labels.slice(i + 1).some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
    expect(touching.length === 0, `${touching.length} labels of stops touch others at zoom ${zoom}`);
    expect(covered === 0, `${covered} labels of stops cover a name at zoom ${zoom}`);
  }
  await page.close();
}

/** One type of vehicle is shown, and all again. */
export async function chooseType({ contract, openPage, expect }) {
  const city = makeCity(contract);
  const { page } = await openPage(city);
  const shown = () => page.evaluate(() => window.roadstream.shown().length);
  const all = await shown();
  await page.locator(".legend .types").selectOption({ label: "Van" });
  const vans = city.fleet.filter((_, i) => i % 3 !== 0).length;
  await page.waitForFunction((n) => window.roadstream.shown().length === n, vans);
  const counted = await page.evaluate(() => [...document.querySelectorAll(".legend .count")].reduce((sum, { textContent }) => sum + Number(textContent), 0));
  expect(counted === vans, `the legend counts ${counted} of ${vans} vans`);
  await page.locator(".legend .types").selectOption({ label: "All types" });
  await page.waitForFunction((n) => window.roadstream.shown().length === n, all);
  await page.close();
}
