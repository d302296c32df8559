// SPDX-License-Identifier: Apache-2.0
// Looks whether the live map draws tiles of a server of somebody else's, and only if the policy opens it.
// Usage: node tiles.mjs   Exit code 1 says what is wrong. Needs the built dashboard.
import { deflateSync } from "node:zlib";
import Pbf from "pbf";
import { endWithoutBrowser, launch } from "./browser.mjs";
import { serve, servePage } from "./page-server.mjs";

const RED = [200, 40, 40];
const PATIENCE_MILLIS = 20_000;
const requests = [];
const files = {
  "/city.pmtiles": archive(waterTile()),
  "/tile.png": png(RED),
};
const problems = [];
const tileServer = await serve((request, response) => {
  const path = new URL(request.url, "http://here").pathname;
  requests.push(path);
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Access-Control-Allow-Headers", "range");
  if (request.method === "OPTIONS") {
    response.end();
    return;
  }
  const body = files[path] ?? (path.endsWith(".mvt") ? waterTile() : files["/tile.png"]);
  const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? "") ?? [];
  if (from === undefined) {
    response.end(body);
  } else {
    const end = Math.min(Number(to), body.length - 1);
    response.statusCode = 206;
    response.setHeader("Content-Range", `bytes ${from}-${end}/${body.length}`);
    response.end(body.subarray(Number(from), end + 1));
  }
});
endWithoutBrowser("tiles");
const browser = await launch();
try {
  const isWater = ([r, g, b]) => Math.abs(r - 11) < 6 && Math.abs(g - 29) < 6 && Math.abs(b - 44) < 6;
  // Pictures are made quieter, but stay red.
  const isReddish = ([r, g, b]) => r > g + 10 && r > b + 8;
  await look("pictures", "/{z}/{x}/{y}.png", isReddish);
  await look("vector tiles", "/{z}/{x}/{y}.mvt", isWater);
  await look("an archive", "/city.pmtiles", isWater, "© somebody");
  await lookClosed();
} finally {
  await browser.close();
  tileServer.close();
}
problems.forEach((problem) => console.log(problem));
console.log(problems.length === 0 ? "tiles: good" : "tiles: wrong");
process.exit(problems.length === 0 ? 0 : 1);

async function look(what, path, isRight, attribution = "© us") {
  const { page, errors, close } = await open(path, tileServer.origin, attribution === "© us" ? attribution : "");
  const end = Date.now() + PATIENCE_MILLIS;
  let pixel = [];
  do {
    pixel = await middle(page);
  } while (!isRight(pixel) && Date.now() < end);
  if (!isRight(pixel)) {
    problems.push(`${what}: the middle of the map is ${pixel}`);
  }
  const text = await page.textContent("#attribution");
  if (text !== attribution) {
    problems.push(`${what}: the attribution is '${text}'`);
  }
  problems.push(...errors.map((error) => `${what}: ${error}`));
  await close();
}

/** The control: what the policy does not open is not asked for. */
async function lookClosed() {
  requests.length = 0;
  const { page, errors, close } = await open("/{z}/{x}/{y}.png", "", "");
  await page.waitForFunction(() => window.roadstream?.map.getSource("tiles") !== undefined);
  await page.waitForTimeout(2_000);
  if (requests.length > 0) {
    problems.push(`closed: ${requests.length} requests to somebody else`);
  }
  if (!errors.some((error) => error.includes("Content Security Policy"))) {
    problems.push("closed: nothing was refused");
  }
  await close();
}

async function open(path, openTo, attribution) {
  const server = await servePage(
    { tenant: "t", zone: null, locale: null, units: null, tiles: { url: tileServer.origin + path, attribution } },
    openTo,
  );
  const page = await browser.newPage({ viewport: { width: 800, height: 600 }, colorScheme: "dark" });
  const errors = [];
  page.on("console", (message) => {
    // There is no socket here.
    if (message.type() === "error" && !message.text().includes("WebSocket")) {
      errors.push(message.text());
    }
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(`${server.origin}/#token=t`);
  await page.waitForFunction(() => window.roadstream !== undefined);
  await page.evaluate(() => window.roadstream.map.jumpTo({ center: [10, 50], zoom: 3 }));
  return {
    page,
    errors,
    close: async () => {
      await page.close();
      server.close();
    },
  };
}

/** Colour in the middle of the map, read in the frame that draws it. */
function middle(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const { map } = window.roadstream;
        map.once("render", () => {
          const gl = map.painter.context.gl;
          const pixel = new Uint8Array(4);
          gl.readPixels(gl.drawingBufferWidth / 2, gl.drawingBufferHeight / 2, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
          resolve([...pixel.subarray(0, 3)]);
        });
        map.triggerRepaint();
      }),
  );
}

/** A tile that is water all over. */
function waterTile() {
  const tile = new Pbf();
  tile.writeMessage(
    3,
    (_, layer) => {
      layer.writeVarintField(15, 2);
      layer.writeStringField(1, "water");
      layer.writeMessage(
        2,
        (__, feature) => {
          feature.writeVarintField(3, 3);
          // MoveTo (0,0), LineTo right, down, left, ClosePath.
          feature.writePackedVarint(4, [9, 0, 0, 26, 8192, 0, 0, 8192, 8191, 0, 15]);
        },
        null,
      );
      layer.writeVarintField(5, 4096);
    },
    null,
  );
  return Buffer.from(tile.finish());
}

/** A PMTiles archive (version 3) with one tile for the whole earth. */
function archive(tile) {
  const directory = new Pbf();
  for (const value of [1, 0, 1, tile.length, 1]) {
    directory.writeVarint(value);
  }
  const root = Buffer.from(directory.finish());
  const metadata = Buffer.from(JSON.stringify({ attribution: "<a href='https://somebody.example'>© somebody</a>" }));
  const header = Buffer.alloc(127);
  header.write("PMTiles", 0, "ascii");
  header.writeUInt8(3, 7);
  const sections = [
    [127, root.length],
    [127 + root.length, metadata.length],
    [127 + root.length + metadata.length, 0],
    [127 + root.length + metadata.length, tile.length],
  ];
  sections.flat().forEach((value, i) => header.writeBigUInt64LE(BigInt(value), 8 + 8 * i));
  [1, 1, 1].forEach((count, i) => header.writeBigUInt64LE(BigInt(count), 72 + 8 * i));
  // Clustered; neither directory nor tile compressed; vector tiles; zoom 0 only.
  [1, 1, 1, 1, 0, 0].forEach((value, i) => header.writeUInt8(value, 96 + i));
  [-1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000].forEach((value, i) => header.writeInt32LE(value, 102 + 4 * i));
  return Buffer.concat([header, root, metadata, tile]);
}

/** A picture of one colour. */
function png([r, g, b]) {
  const size = 256;
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(3 * size, Buffer.from([r, g, b]))]);
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, "ascii"), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.concat(Array.from({ length: size }, () => line)))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
  }
  return (sum ^ 0xffffffff) >>> 0;
}
