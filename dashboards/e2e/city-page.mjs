// SPDX-License-Identifier: Apache-2.0
// Pages of the dashboard in a made-up city: a gateway in the browser's place answers them.
import { fromBinary, toBinary } from "@bufbuild/protobuf";
import axe from "axe-core";
import { launch } from "./browser.mjs";
import { answer, frameOf, loadContract, streets, tokenOf } from "./city-frames.mjs";
import { numbers } from "./city-numbers.mjs";
import { servePage } from "./page-server.mjs";

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Whatever is looked at, and what was found wrong. */
export async function startLook() {
  const contract = await loadContract();
  const answers = { ...numbers };
  const server = await servePage({}, "", streets(), answers);
  const browser = await launch();
  const problems = [];
  const expect = (isTrue, what) => {
    if (!isTrue) {
      problems.push(what);
    }
  };

  /** A page of ops, or of a role and whom it is for; several may share a city. */
  async function openPage(city, { role = "ops", subject = "MK", fragment = "", ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    // Machines that build much else are slow; the context's other pages are so too.
    context.setDefaultTimeout(Number(process.env.PATIENCE ?? 60_000));
    const page = await context.newPage();
    page.on("pageerror", (error) => problems.push(`page: ${error}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !/404|503/.test(message.text())) {
        problems.push(`console: ${message.text()}`);
      }
    });
    const sockets = await answerPage(city, page, { role, subject });
    await page.goto(`${server.origin}/#token=${tokenOf(role, subject)}${fragment}`);
    await page.waitForFunction(() => window.roadstream !== undefined);
    if (role === "ops") {
      await page.waitForFunction(() => window.roadstream.shown().length > 0);
    }
    return { page, lose: () => sockets.at(-1)?.close({ code: 4000 }) };
  }

  /** @returns its connections, the newest last */
  async function answerPage(city, page, who) {
    city.pages ??= new Set();
    const sockets = [];
    await page.routeWebSocket(/\/v1\/live/, (socket) => {
      if (city.isAway) {
        socket.close({ code: 4000 });
        return;
      }
      const send = (frame) => socket.send(Buffer.from(toBinary(contract.ServerFrameSchema, frameOf(contract, frame))));
      const take = answer(city, city.pages, send, (publish, reply) => store(city, publish, reply, who), who);
      city.pages.add(send);
      sockets.push(socket);
      socket.onMessage((bytes) => take(fromBinary(contract.ClientFrameSchema, new Uint8Array(bytes)).frame));
      socket.onClose(() => city.pages.delete(send));
    });
    return sockets;
  }

  /** What the gateway does with what is published: stores it, answers, and tells everybody. */
  function store(city, publish, reply, who) {
    if (publish.what.case === "alertAction") {
      publishAlert(city, publish, reply);
    } else {
      publishStatus(city, publish, reply, who);
    }
  }

  /** Duty, call for help, and what is done about one. */
  function publishStatus(city, { id, what }, reply, { subject }) {
    const { value } = what;
    city.published = [...(city.published ?? []), what];
    const handling = { by: subject, timeMillis: BigInt(Date.now()) };
    const known = (city.statuses ?? []).find(({ what: of }) => what.case === "action" && of.case === "emergency" && of.value.id === value.emergencyId);
    const status = {
      duty: () => ({ envelope: { entityId: subject, eventTimeMillis: value.timeMillis }, what: { case: "duty", value: value.duty } }),
      emergency: () => ({ envelope: { entityId: subject, eventTimeMillis: value.timeMillis }, what: { case: "emergency", value: { id: value.id, location: value.location } } }),
      action: () => ({
        ...known,
        what: {
          case: "emergency",
          value: { ...known.what.value, [value.action === contract.EmergencyAction_Action.RESOLVE ? "resolved" : "acknowledged"]: handling },
        },
      }),
    }[what.case]();
    city.statuses = [...(city.statuses ?? []).filter((other) => other !== known), status];
    reply({ case: "published", value: { id, accepted: 1 } });
    tell(city, { case: "statusChange", value: { status } });
  }

  /** What the gateway does with an action of ops: stores it, and tells everybody. */
  function publishAlert(city, publish, reply) {
    const action = publish.what.value;
    const alert = city.alerts.find((known) => known.id === action.alert);
    const handling = { by: "MK", timeMillis: BigInt(Date.now()) };
    if (action.action === contract.AlertAction_Action.ACKNOWLEDGE) {
      alert.acknowledged = handling;
    } else {
      alert.resolved = handling;
    }
    reply({ case: "published", value: { id: publish.id, accepted: 1 } });
    tell(city, { case: "alertChange", value: { what: { case: "alert", value: alert } } });
  }

  /** axe finds nothing, and nothing is wider than the page. */
  async function check(page, what) {
    if (!(await page.evaluate(() => "axe" in window))) {
      // Not as a script of the page, which its policy would refuse.
      await page.evaluate(axe.source);
    }
    const found = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), AXE_TAGS);
    for (const violation of found.violations) {
      for (const node of violation.nodes) {
        problems.push(`${what}: ${violation.id}: ${node.target.join(" ")}: ${node.failureSummary?.split("\n")[1]?.trim()}`);
      }
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow <= 0, `${what}: the page is ${overflow} px too wide`);
  }

  async function close() {
    await browser.close();
    server.close();
  }

  return { contract, server, answers, browser, problems, expect, openPage, answerPage, check, close };
}

export function tell(city, frame) {
  city.pages.forEach((send) => send(frame));
}

/**
 * Presses Undo within the page as soon as it is offered: it goes after six seconds, and a slow machine needs longer to
 * answer a test. The function that comes back waits until that was done.
 */
export async function takeBackWhatComes(page) {
  await page.evaluate(() => {
    const toast = document.getElementById("toast");
    window.takenBack = false;
    new MutationObserver((_, observer) => {
      const undo = toast.querySelector("button");
      if (undo !== null) {
        observer.disconnect();
        undo.click();
        window.takenBack = true;
      }
    }).observe(toast, { childList: true });
  });
  return () => page.waitForFunction(() => window.takenBack);
}
