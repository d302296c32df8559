// SPDX-License-Identifier: Apache-2.0
// Looks whether the live map can be used by everybody: axe on each view, keys alone, 200 % zoom, less motion,
// forced colours. Usage: node accessibility.mjs LINK [--driver=TOKEN]   Exit code 1 says what is wrong.
// With a driver's token that driver calls for help first, so that banner and alerts are looked at, too.
import axe from "axe-core";
import { launch } from "./browser.mjs";

const [link, ...options] = process.argv.slice(2);
const driver = options.find((text) => text.startsWith("--driver="))?.split("=")[1];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const MOST_TABS = 120;
const problems = [];
const browser = await launch();
try {
  if (driver) {
    await callForHelp(driver);
  }
  for (const [what, options] of [
    ["dark", { colorScheme: "dark" }],
    ["light", { colorScheme: "light" }],
    ["laptop", { colorScheme: "light", viewport: { width: 1024, height: 768 } }],
    ["phone", { colorScheme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true }],
    // 1440 × 900 at 200 %.
    ["zoomed", { colorScheme: "light", viewport: { width: 720, height: 450 } }],
  ]) {
    await withPage(what, options, lookEverywhere);
  }
  await withPage("keys", {}, goByKeys);
  await withPage("zoomed keys", { viewport: { width: 720, height: 450 } }, goByKeys);
  await withPage("less motion", { reducedMotion: "reduce", viewport: { width: 390, height: 844 } }, standStill);
  await withPage("forced colours", { forcedColors: "active" }, keepShapes);
} finally {
  await browser.close();
}
problems.forEach((problem) => console.log(problem));
console.log(problems.length === 0 ? "accessibility: good" : `accessibility: ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

async function withPage(what, options, look) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
  page.on("pageerror", (error) => problems.push(`${what}: ${error}`));
  await page.goto(link);
  await page.waitForFunction(() => (window.roadstream?.shown().length ?? 0) > 0);
  await look(page, what);
  await page.close();
}

/** Each view of the page, one after the other. */
async function lookEverywhere(page, what) {
  await check(page, `${what}, first look`);
  await page.keyboard.press("Control+k");
  await page.waitForSelector("#palette:not([hidden])");
  await check(page, `${what}, commands`, "#palette");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await check(page, `${what}, keys`, "#help");
  await page.keyboard.press("Escape");
  await page.evaluate(() => window.roadstream.select(window.roadstream.shown()[0]?.id));
  await page.waitForSelector(".vehicle");
  await check(page, `${what}, a vehicle`);
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.querySelector('[role="tab"]:nth-child(2)').click());
  await page.waitForSelector("#panel table");
  await check(page, `${what}, table`);
  await page.keyboard.press("ArrowLeft");
  await page.waitForSelector("[data-history]");
  await check(page, `${what}, the past`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) {
    problems.push(`${what}: the page is ${overflow} px too wide`);
  }
}

/** @param part that lies over the others, if it is not the whole page that is looked at */
async function check(page, what, part = "body") {
  // Not as a script of the page, which its policy would refuse.
  if (!(await page.evaluate(() => "axe" in window))) {
    await page.evaluate(axe.source);
  }
  const result = await page.evaluate(
    ([tags, part]) =>
      window.axe.run(part === "body" ? document : part, { runOnly: { type: "tag", values: tags } }),
    [TAGS, part],
  );
  for (const violation of result.violations) {
    for (const node of violation.nodes) {
      problems.push(`${what}: ${violation.id}: ${node.target.join(" ")}: ${node.failureSummary?.split("\n")[1]?.trim()}`);
    }
  }
}

/** Tab reaches everything, in sight, and one sees where it is. */
async function goByKeys(page, what) {
  const seen = new Set();
  await page.evaluate(() => document.activeElement?.blur());
  for (let i = 0; i < MOST_TABS; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) {
        return undefined;
      }
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return {
        name: element.getAttribute("aria-label") ?? element.id ?? "",
        text: element.textContent?.slice(0, 40) ?? "",
        region: element.closest("[id]")?.id ?? "",
        isInSight: box.width > 0 && box.x >= -1 && box.y >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1,
        isCovered: !element.matches("canvas") && top !== null && !element.contains(top) && !top.contains(element),
        hasRing: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
      };
    });
    if (!at) {
      break;
    }
    seen.add(at.region);
    const who = `${at.name || at.text} in ${at.region}`;
    if (!at.isInSight) {
      problems.push(`${what}: the focus is out of sight: ${who}`);
    }
    if (at.isCovered) {
      problems.push(`${what}: the focus is covered: ${who}`);
    }
    if (!at.hasRing) {
      problems.push(`${what}: the focus has no ring: ${who}`);
    }
  }
  const way = (page.viewportSize()?.width ?? 0) < 1024 ? "tabbar" : "rail";
  for (const region of ["search", way, "kpis", "legend-rows", "controls", "timeline", "panel-body"]) {
    if (!seen.has(region)) {
      problems.push(`${what}: Tab never comes to ${region}, only to ${[...seen]}`);
    }
  }
}

async function standStill(page, what) {
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((element) => {
        const style = getComputedStyle(element);
        return style.transitionDuration.split(", ").some((time) => time !== "0s") || style.animationName !== "none";
      })
      .map((element) => element.id || element.className),
  );
  problems.push(...moving.map((element) => `${what}: ${element} still moves`));
}

/** What is told by a colour elsewhere has a shape or a line here. */
async function keepShapes(page, what) {
  const lost = await page.evaluate(() => {
    const unlike = (a, b, names) =>
      names.some((name) => getComputedStyle(document.querySelector(a))[name] !== getComputedStyle(document.querySelector(b))[name]);
    const lost = [];
    if (!unlike('[role="tab"][aria-selected="true"]', '[role="tab"][aria-selected="false"]', ["borderBottomColor", "outlineStyle", "textDecorationLine"])) {
      lost.push("the selected tab looks like the others");
    }
    document.querySelector("#legend-rows button").click();
    if (!unlike("#legend-rows button:nth-child(1)", "#legend-rows button:nth-child(2)", ["textDecorationLine", "outlineStyle"])) {
      lost.push("a hidden state looks like a shown one");
    }
    document.querySelector("#legend-rows button").click();
    return lost;
  });
  problems.push(...lost.map((text) => `${what}: ${text}`));
}

async function callForHelp(token) {
  const page = await browser.newPage();
  await page.goto(link);
  await page.evaluate(async (token) => {
    const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/v1/live`, "roadstream.v1.json");
    const heard = [];
    await new Promise((resolve) => {
      socket.onopen = resolve;
    });
    const send = (frame) => socket.send(JSON.stringify(frame));
    await new Promise((resolve) => {
      socket.onmessage = (event) => {
        heard.push(JSON.parse(event.data));
        if (heard.some((frame) => frame.published)) {
          resolve();
        }
      };
      send({ hello: { token } });
      send({
        publish: {
          id: "1",
          emergency: { id: `help-${Date.now()}`, timeMillis: String(Date.now()), note: "flat tyre on the bridge" },
        },
      });
    });
  }, token);
  await page.close();
}
