// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, test, vi } from "vitest";
import { fetchPageSettings, NO_SETTINGS, parsePageSettings } from "../src/page.ts";

const ANSWER = {
  tenant: "muni",
  zone: "America/Los_Angeles",
  locale: "en-US",
  units: "mi",
  tiles: { url: "https://tiles.example/{z}/{x}/{y}.png", attribution: "© us" },
};

afterEach(() => vi.unstubAllGlobals());

/** Asks a gateway that knows one token. */
function asked(token: string, body: string) {
  vi.stubGlobal("fetch", (url: string, options: RequestInit) => {
    const isRight = new Headers(options.headers).get("authorization") === "Bearer right";
    expect(url).toBe("http://here/v1/page");
    return Promise.resolve(new Response(body, { status: isRight ? 200 : 401 }));
  });
  return fetchPageSettings("http://here", token);
}

test("the gateway's answer is taken as it is", async () => {
  const { tenant: _, ...settings } = ANSWER;
  expect(await asked("right", JSON.stringify(ANSWER))).toEqual(settings);
});

test.each([
  ["the token is refused", "wrong", JSON.stringify(ANSWER)],
  ["the answer is no JSON", "right", "<html>"],
])("everything is left to the browser when %s", async (_why, token, body) => {
  expect(await asked(token, body)).toEqual(NO_SETTINGS);
});

test("what a browser cannot use is left out, the rest is taken", () => {
  expect(
    parsePageSettings({ zone: "Europe/Atlantis", locale: "not_a_tag", units: "furlongs", tiles: null }),
  ).toEqual(NO_SETTINGS);
  expect(parsePageSettings({ ...ANSWER, zone: null })).toMatchObject({ zone: undefined, locale: "en-US" });
});
