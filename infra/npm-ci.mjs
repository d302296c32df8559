// SPDX-License-Identifier: Apache-2.0
// Runs `npm ci` in a folder unless its node_modules already come from the present lock file.
// Usage: node npm-ci.mjs FOLDER
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = process.argv[2];
if (!folder || !existsSync(join(folder, "package-lock.json"))) {
  console.error(`npm-ci: no package-lock.json in '${folder}'; give the folder of an npm package`);
  process.exit(2);
}
const lock = readFileSync(join(folder, "package-lock.json"));
const wanted = createHash("sha256").update(lock).update(process.version).digest("hex");
const stamp = join(resolve(folder), "node_modules", ".roadstream-lock-sha256");
if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
  process.exit(0);
}
const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const run = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
  cwd: folder,
  stdio: "inherit",
});
if (run.status !== 0) {
  console.error(`npm-ci: npm ci failed in ${folder}; see the lines above`);
  process.exit(run.status ?? 1);
}
writeFileSync(stamp, wanted);
