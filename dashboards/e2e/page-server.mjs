// SPDX-License-Identifier: Apache-2.0
// Serves the built dashboard as the gateway does, without a fleet: for tests of what needs no vehicles.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const DIST = new URL("../ops/dist", import.meta.url).pathname;
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** As SecurityHeaders of the gateway has it; SecurityHeadersTest holds that one to the same words. */
function policy(origin) {
  const tiles = origin === "" ? "" : ` ${origin}`;
  return (
    "default-src 'self'; script-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; " +
    `img-src 'self' data: blob:${tiles}; connect-src 'self'${tiles}; ` +
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
  );
}

/**
 * @param settings what /v1/page answers
 * @param openTo origin that the page may read from, empty for none
 * @param more what other paths answer: a body, a status and a body, or a function that gives one of them
 */
export async function servePage(settings, openTo, streets = { type: "FeatureCollection", features: [] }, more = {}) {
  return serve((request, response) => {
    response.setHeader("Content-Security-Policy", policy(openTo));
    const path = normalize(new URL(request.url, "http://here").pathname);
    const answers = {
      "/v1/page": settings,
      "/v1/activity": { activity: [] },
      "/v1/kpis": { kpis: [] },
      "/v1/eta-accuracy": { accuracy: [] },
      "/v1/order-load": { load: [] },
      "/v1/orders": { orders: [], truncated: false, next: null },
      "/streets.geojson": streets,
      ...more,
    };
    const known = answers[path];
    const answer = typeof known === "function" ? known() : known;
    if (answer) {
      response.statusCode = answer.status ?? 200;
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify(answer.status === undefined ? answer : answer.body));
      return;
    }
    const file = path === "/" ? "/index.html" : path;
    try {
      response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
      response.end(readFileSync(join(DIST, file)));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
}

/** A server on a free port of this machine. */
export async function serve(handler) {
  const server = createServer(handler);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => server.close(),
  };
}
