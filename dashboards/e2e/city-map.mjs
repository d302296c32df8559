// SPDX-License-Identifier: Apache-2.0
// What of the work is drawn on the map of the made-up city: plans along its streets, what is told beside stops, names.
import { makeCity } from "./city-frames.mjs";

function until(what, condition) {
  return condition.catch((error) => {
    throw new Error(`${what} did not come: ${error.message}`);
  });
}

/** How many labels of stops are on the map, touch each other, cover a name; runs in the page. */
const lookAtLabels = `(() => {
  const { map, stopLabels } = window.roadstream;
  const { clientWidth, clientHeight } = map.getCanvas();
  const labels = stopLabels().filter((box) => box.left >= 0 && box.top >= 0 && box.right <= clientWidth && box.bottom <= clientHeight);
  const names = map.getStyle().layers.map(({ id }) => id).filter((id) => id.endsWith("names"));
  const isCovered = ({ left, right, top, bottom }) => map.queryRenderedFeatures([[left + 4, top + 6], [right - 12, bottom - 6]], { layers: names }).length > 0;
  const isTouched = (a, i) => labels.slice(i + 1).some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom);
  return { labels: labels.length, touching: labels.filter(isTouched).length, covered: labels.filter(isCovered).length };
})()`;
const isClear = `(({ labels, touching, covered }) => window.roadstream.map.areTilesLoaded() && labels > 0 && touching + covered === 0)(${lookAtLabels})`;

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
  const { latE7, lonE7 } = longest.stops[0].location;
  await page.evaluate((center) => window.roadstream.map.jumpTo({ center }), [lonE7 / 1e7, latE7 / 1e7]);
  await until("labels of stops", page.waitForFunction(() => window.roadstream.stopLabels().length > 0));
  for (const zoom of [11.5, 14]) {
    await page.evaluate((to) => window.roadstream.map.jumpTo({ zoom: to }), zoom);
    // Tiles load and names fade as fast as the machine lets them.
    await page.waitForFunction(isClear).catch(() => undefined);
    const { labels, touching, covered } = await page.evaluate(lookAtLabels);
    expect(labels > 0, `no label of a stop is on the map at zoom ${zoom}`);
    expect(touching === 0, `${touching} labels of stops touch others at zoom ${zoom}`);
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
