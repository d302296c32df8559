// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { OrderStatus } from "../src/gen/roadstream/v1/order_pb.ts";
import { OrderDesk } from "../src/orderDesk.ts";

/** What the gateway answers, one after the other, and what it was asked. */
const answers: { status: number; body: object }[] = [];
const asked: string[] = [];
let server: Server;
let desk: OrderDesk;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part.toString();
    });
    request.on("end", () => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization} ${body}`.trim());
      const answer = answers.shift() ?? { status: 500, body: {} };
      response.writeHead(answer.status, { "Content-Type": "application/json" });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  desk = new OrderDesk(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, "t");
});
afterAll(() => server.close());
beforeEach(() => {
  answers.length = 0;
  asked.length = 0;
});

const UPDATED = "2026-03-01T08:00:00.123456Z";
const ASSIGNMENT = { vehicle: "V-1", driver: "d-1", status: "assigned" } as const;

test("an order is read with its version, and changed as of that version", async () => {
  answers.push({ status: 200, body: { id: "o 1", status: "created", updatedAt: UPDATED, size: 2 } });
  expect(await desk.row("o 1")).toEqual({ status: "created", updatedAt: UPDATED });
  answers.push({ status: 200, body: { results: [{ order: "o 1", result: "applied", detail: "" }] } });
  await desk.assign("o 1", ASSIGNMENT, UPDATED);
  answers.push({ status: 200, body: { results: [{ order: "o 1", result: "unchanged", detail: "" }] } });
  await desk.assign("o 1", { vehicle: "V-1", driver: undefined, status: undefined }, UPDATED);
  expect(asked).toEqual([
    "GET /v1/orders/o%201 Bearer t",
    `POST /v1/orders/batch Bearer t {"changes":[{"order":"o 1","vehicle":"V-1","driver":"d-1","status":"assigned","updatedAt":"${UPDATED}"}]}`,
    `POST /v1/orders/batch Bearer t {"changes":[{"order":"o 1","vehicle":"V-1","driver":null,"updatedAt":"${UPDATED}"}]}`,
  ]);
});

test("what a customer is told is sent in whole times and comes back with when it was written", async () => {
  answers.push({ status: 200, body: { order: "o", time: UPDATED, from: "", until: "" } });
  const [from, until] = [Date.parse("2026-03-01T14:52:00Z"), Date.parse("2026-03-01T15:09:00Z")];
  expect(await desk.tell("o", from, until)).toEqual({ timeMillis: Date.parse("2026-03-01T08:00:00.123Z"), fromMillis: from, untilMillis: until });
  expect(asked).toEqual(['POST /v1/orders/o/told Bearer t {"from":"2026-03-01T14:52:00.000Z","until":"2026-03-01T15:09:00.000Z"}']);
});

test("what was not written is told in the gateway's own words", async () => {
  answers.push({ status: 404, body: { detail: "tenant t has no order o" } });
  await expect(desk.row("o")).rejects.toThrow("the order system has no such order");
  answers.push({ status: 200, body: { results: [{ order: "o", result: "changed_meanwhile", detail: "the order was changed at 9" }] } });
  await expect(desk.assign("o", ASSIGNMENT, UPDATED)).rejects.toThrow("the order was changed at 9");
  answers.push({ status: 503, body: { detail: "no order database" } });
  await expect(desk.assign("o", ASSIGNMENT, UPDATED)).rejects.toThrow("no order database");
});

test("what a vehicle brought since a time is read page by page", async () => {
  const order = (id: string, status: string, updatedAt: string) => ({ id, status, updatedAt, dropoff: { name: status === "created" ? null : `to ${id}` } });
  answers.push({ status: 200, body: { orders: [order("b", "picked_up", UPDATED)], truncated: true, next: "b" } });
  answers.push({ status: 200, body: { orders: [order("c", "created", UPDATED)], truncated: false, next: null } });
  const changedMillis = Date.parse(UPDATED);
  expect(await desk.changedSince("V 1", 1_772_352_000_000.5)).toEqual([
    { id: "b", status: OrderStatus.PICKED_UP, name: "to b", changedMillis },
    { id: "c", status: OrderStatus.CREATED, name: "", changedMillis },
  ]);
  expect(asked).toEqual(["", "&after=b"].map((after) => `GET /v1/orders?vehicle=V+1&since=1772352000000&limit=1000${after} Bearer t`));
});
