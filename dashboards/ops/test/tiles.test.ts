// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { isArchive, template } from "../src/tiles.ts";

test.each([
  ["https://t.example/{z}/{x}/{y}.png", "raster"],
  ["https://t.example/{z}/{x}/{y}@2x.webp?key=1", "raster"],
  ["https://t.example/{z}/{x}/{y}", "raster"],
  ["https://t.example/{z}/{x}/{y}.mvt", "vector"],
  ["https://t.example/{z}/{x}/{y}.pbf?key=1", "vector"],
])("%s gives %s tiles", (url, type) => {
  expect(isArchive(url)).toBe(false);
  expect(template(url).source).toMatchObject({ type, tiles: [url] });
});

test("pictures of double size are drawn at their own", () => {
  expect(template("https://t.example/{z}/{x}/{y}@2x.png").source).toMatchObject({ tileSize: 512 });
  expect(template("https://t.example/{z}/{x}/{y}.png").source).toMatchObject({ tileSize: 256 });
});

test("an archive is known by its name, whatever follows", () => {
  expect(isArchive("https://t.example/city.pmtiles?key=1")).toBe(true);
});
