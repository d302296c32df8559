// SPDX-License-Identifier: Apache-2.0
// Takes a picture of the live map. Usage: node screenshot.mjs LINK FILE [WIDTHxHEIGHT] [SECONDS]
import { launch } from "./browser.mjs";

const [link, file, size = "1440x900", seconds = "8"] = process.argv.slice(2);
const [width, height] = size.split("x").map(Number);
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width, height } });
  page.on("console", (message) => console.log(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => console.log(`error: ${error}`));
  await page.goto(link);
  await page.waitForTimeout(Number(seconds) * 1000);
  await page.screenshot({ path: file });
} finally {
  await browser.close();
}
