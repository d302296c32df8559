// SPDX-License-Identifier: Apache-2.0
// Takes pictures of the live map at the sizes of the design, in both themes.
// Usage: node screenshot.mjs LINK FOLDER [--seconds=8] [--select=any|ID] [--order=any|ID] [--only=dark-1440]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser.mjs";

const SIZES = [
  [1440, 900],
  [1024, 768],
  [390, 844],
  [820, 1180],
];
const [link, folder, ...options] = process.argv.slice(2);
const option = (name, otherwise) =>
  options.find((text) => text.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise;
const seconds = Number(option("seconds", "8"));
const selected = option("select", "");
const order = option("order", "");
const only = option("only", "");
mkdirSync(folder, { recursive: true });
const browser = await launch();
try {
  for (const [width, height] of SIZES) {
    for (const colorScheme of ["dark", "light"]) {
      const name = `${colorScheme}-${width}`;
      if (only !== "" && only !== name) {
        continue;
      }
      const page = await browser.newPage({ viewport: { width, height }, colorScheme });
      page.on("console", (message) => console.log(`${name} ${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => console.log(`${name} error: ${error}`));
      await page.goto(link);
      await page.waitForTimeout(seconds * 1000);
      if (selected !== "") {
        await page.evaluate((id) => {
          const shown = window.roadstream.shown();
          const moving = shown.find((v) => v.state === "moving") ?? shown[0];
          window.roadstream.select(id === "any" ? moving?.id : id);
        }, selected);
        await page.waitForTimeout(3_000);
      }
      if (order !== "") {
        await page.evaluate((id) => {
          const open = window.roadstream.orders().filter((one) => one.dropoffEta !== undefined && one.vehicle !== undefined);
          // The oldest has the most to tell.
          const [oldest] = open.sort((a, b) => a.createdMillis - b.createdMillis);
          window.roadstream.selectOrder(id === "any" ? oldest?.id : id);
        }, order);
        await page.waitForTimeout(4_000);
      }
      await page.screenshot({ path: join(folder, `${name}.png`) });
      await page.close();
    }
  }
} finally {
  await browser.close();
}
