// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OrderStatus } from "../src/gen/roadstream/v1/order_pb.ts";
import { History } from "../src/history.ts";
import { NOW } from "./cities.ts";

const BASE = "http://gateway:8080";

/** What the gateway answers, one after the other, and what it was asked. */
const answers: { status: number; body: object }[] = [];
const asked: { path: string; token: string | null }[] = [];
const history = new History(BASE, "t");

beforeEach(() => {
  answers.length = 0;
  asked.length = 0;
  vi.stubGlobal("fetch", (url: string, { headers }: RequestInit) => {
    asked.push({ path: url.slice(BASE.length), token: new Headers(headers).get("Authorization") });
    const { status, body } = answers.shift() ?? { status: 500, body: {} };
    return Promise.resolve(Response.json(body, { status }));
  });
});

afterEach(() => vi.unstubAllGlobals());

const iso = (minutes: number) => new Date(NOW + 60_000 * minutes).toISOString();

const ALERT = {
  id: "late:00000000000000ab",
  kind: "LATE_RISK",
  severity: "HIGH",
  vehicle: "V-1",
  order: "o-1",
  geofence: null,
  geofenceName: null,
  startedAt: iso(-9),
  raisedAt: iso(-9),
  endedAt: null,
  lat: 41.16,
  lon: -8.62,
  measured: 0.43,
  worst: 0.615,
  limit: 0.15,
  unit: "share",
  acknowledgedAt: iso(-5),
  acknowledgedBy: "eve",
  resolvedAt: null,
  resolvedBy: null,
};

test("a timeline tells the first time of each step and how the estimates of each stop moved", async () => {
  const estimate = {
    stop: "dropoff",
    time: iso(-6),
    p10: iso(4),
    p50: iso(6),
    p90: iso(9),
    vehicle: "V-1",
    remainingMeters: 1_200,
    lateProbability: 0.21,
  };
  answers.push({
    status: 200,
    body: {
      order: "o 1",
      events: [
        { kind: "created", time: iso(-20), actor: "merchant:m-1", detail: "" },
        { kind: "assigned", time: iso(-15), actor: null, detail: null },
        { kind: "note", time: iso(-14), actor: "ops", detail: "rings twice" },
        { kind: "assigned", time: iso(-10), actor: "system", detail: null },
      ],
      estimates: [
        { ...estimate, stop: "pickup", vehicle: null, remainingMeters: null, lateProbability: null },
        estimate,
      ],
      truncated: false,
    },
  });

  const timeline = await history.orderTimeline("o 1");

  expect(asked).toEqual([{ path: "/v1/orders/o%201/timeline?", token: "Bearer t" }]);
  expect([...timeline.steps]).toEqual([
    [OrderStatus.CREATED, NOW - 20 * 60_000],
    [OrderStatus.ASSIGNED, NOW - 15 * 60_000],
  ]);
  expect(timeline.events[1]).toEqual({ kind: "assigned", timeMillis: NOW - 15 * 60_000, actor: undefined, detail: "" });
  expect(timeline.dropoff).toEqual([
    {
      madeMillis: NOW - 6 * 60_000,
      vehicle: "V-1",
      p10Millis: NOW + 4 * 60_000,
      p50Millis: NOW + 6 * 60_000,
      p90Millis: NOW + 9 * 60_000,
      remainingMeters: 1_200,
      lateShare: 0.21,
    },
  ]);
  expect(timeline.pickup).toMatchObject([{ vehicle: "", remainingMeters: 0, lateShare: undefined }]);
});

test("an order that the history does not know yet has an empty timeline", async () => {
  answers.push({ status: 404, body: { detail: "tenant acme has no order o-9" } });
  expect(await history.orderTimeline("o-9")).toMatchObject({ events: [], pickup: [], dropoff: [] });
});

test("what the gateway refuses is told in its own words", async () => {
  answers.push({ status: 403, body: { detail: "/v1/alerts needs a token of role ops, was of role driver" } });
  await expect(history.alertsBetween(NOW, NOW + 1)).rejects.toThrow("needs a token of role ops");
});

test("alerts of the past are those of the live feed, in its units, from all pages", async () => {
  answers.push({ status: 200, body: { alerts: [ALERT], truncated: true, next: "5.x" } });
  answers.push({
    status: 200,
    body: {
      alerts: [
        { ...ALERT, id: "a", kind: "SILENCE", unit: "s", measured: 240.5, worst: 240.5, limit: 180, endedAt: iso(-1) },
        { ...ALERT, id: "b", kind: "SPEEDING", unit: "m/s", measured: 20.01, worst: 20.01, limit: 13.89 },
        { ...ALERT, id: "c", kind: "NO_GO", unit: null, measured: null, worst: null, limit: null, lat: null, lon: null },
        { ...ALERT, id: "d", kind: "OF_THE_FUTURE" },
      ],
      truncated: false,
      next: null,
    },
  });

  const alerts = await history.alertsBetween(NOW - 0.5, NOW + 1);

  expect(asked.map(({ path }) => path)).toEqual([
    `/v1/alerts?from=${NOW - 1}&to=${NOW + 1}&limit=10000`,
    `/v1/alerts?from=${NOW - 1}&to=${NOW + 1}&limit=10000&after=5.x`,
  ]);
  expect(alerts[0]).toEqual({
    id: "late:00000000000000ab",
    rule: "lateRisk",
    severity: "high",
    vehicle: "V-1",
    order: "o-1",
    fence: undefined,
    fenceName: "",
    startedMillis: NOW - 9 * 60_000,
    endedMillis: undefined,
    place: { lat: 41.16, lon: -8.62 },
    measured: 430,
    worst: 615,
    limit: 150,
    acknowledged: { by: "eve", timeMillis: NOW - 5 * 60_000 },
    resolved: undefined,
  });
  expect(alerts.slice(1)).toMatchObject([
    { rule: "silence", measured: 240_500, limit: 180_000, endedMillis: NOW - 60_000 },
    { rule: "speeding", measured: 2_001, limit: 1_389 },
    { rule: "noGo", measured: 0, worst: 0, limit: 0, place: undefined },
  ]);
});

test("key figures are points with the time that they are of", async () => {
  const point = {
    from: iso(-2),
    time: iso(-1),
    activeVehicles: 12,
    openOrders: 7,
    lateOrders: 1,
    createdOrders: 3,
    deliveredOrders: 2,
    onTimeOrders: 2,
    revenue: [{ minor: 900, currency: "CHF" }],
    eventAgeP50Millis: 84,
    eventAgeP95Millis: null,
  };
  answers.push({ status: 200, body: { stepSeconds: 60, kpis: [point] } });
  answers.push({ status: 200, body: { stepSeconds: 10, kpis: [] } });

  const [first] = await history.kpisBetween(NOW - 60_000, NOW);
  await history.kpisBetween(NOW - 60_000, NOW, 10);

  expect(asked.map(({ path }) => path)).toEqual([
    `/v1/kpis?from=${NOW - 60_000}&to=${NOW}`,
    `/v1/kpis?from=${NOW - 60_000}&to=${NOW}&step=10`,
  ]);
  expect(first).toEqual({
    fromMillis: NOW - 120_000,
    timeMillis: NOW - 60_000,
    activeVehicles: 12,
    openOrders: 7,
    lateOrders: 1,
    createdOrders: 3,
    deliveredOrders: 2,
    onTimeOrders: 2,
    revenue: [{ minor: 900, currency: "CHF" }],
    eventAgeP50Millis: 84,
    eventAgeP95Millis: undefined,
  });
});

test("how open orders stood is asked for with its step", async () => {
  answers.push({ status: 200, body: { stepSeconds: 60, load: [{ time: iso(0), open: 9, unassigned: 2, lateRisk: 3 }] } });
  expect(await history.orderLoadBetween(NOW - 60_000, NOW, 60)).toEqual([{ timeMillis: NOW, open: 9, unassigned: 2, lateRisk: 3 }]);
  expect(asked.map(({ path }) => path)).toEqual([`/v1/order-load?from=${NOW - 60_000}&to=${NOW}&step=60`]);
});
