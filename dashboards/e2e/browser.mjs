// SPDX-License-Identifier: Apache-2.0
import { accessSync, constants } from "node:fs";
import { chromium } from "playwright-core";

const PATH = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Ends the program in peace where there is no browser: the build goes on, and says what it did not look at. */
export function endWithoutBrowser(name) {
  try {
    accessSync(PATH, constants.X_OK);
  } catch {
    console.log(`${name}: skipped, there is no browser at ${PATH}; install Debian's package chromium, or name one in CHROMIUM`);
    process.exit(0);
  }
}

/** Debian's Chromium, with WebGL in software, that talks to nobody of its own accord. */
export async function launch() {
  return chromium.launch({
    executablePath: PATH,
    args: [
      "--no-sandbox",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
