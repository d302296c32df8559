// SPDX-License-Identifier: Apache-2.0
import { Orders, OrderStatus } from "@roadstream/client";
import { create } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { MINUTE, NOW, type OrderInMinutes, orderState } from "../../client/test/cities.ts";
import { OrderSnapshotSchema } from "../../client/src/gen/roadstream/v1/gateway_pb.ts";
import { listOrders } from "../src/orderList.ts";
import { countOrders, Takings } from "../src/orderNumbers.ts";
import { KpiWindowSchema } from "../../client/src/gen/roadstream/v1/kpi_window_pb.ts";
import { isOpen, latenessOf, orderStateOf } from "../src/orderState.ts";

function orders(told: Record<string, OrderInMinutes>) {
  const store = new Orders();
  store.reset(create(OrderSnapshotSchema, { orders: Object.entries(told).map(([id, one]) => orderState(id, one)) }));
  return store.list();
}

function order(told: OrderInMinutes) {
  const [one] = orders({ "7": told });
  if (!one) {
    throw new Error("there is one order");
  }
  return one;
}

const eta = (latePermille: number, p50 = 25) => ({ p10: p50 - 4, p50, p90: p50 + 6, latePermille });

test.each([
  [299, "delivering"],
  [300, "late"],
] as const)("with %i of 1000 it is %s", (latePermille, state) => {
  expect(orderStateOf(order({ eta: eta(latePermille) }), NOW)).toBe(state);
});

test("past its promise an open order is late whatever the estimate says", () => {
  expect(latenessOf(order({ due: -3 }), NOW)).toEqual({ order: "7", share: 1, delayMillis: 3 * MINUTE });
  expect(latenessOf(order({ due: -3, eta: eta(0, 2) }), NOW)).toMatchObject({ share: 1, delayMillis: 5 * MINUTE });
});

test("an order that is over is neither open nor late", () => {
  for (const status of [OrderStatus.DELIVERED, OrderStatus.CANCELLED, OrderStatus.FAILED]) {
    const over = order({ status, due: -3 });
    expect(isOpen(over)).toBe(false);
    expect(latenessOf(over, NOW)).toBeUndefined();
  }
});

test("late orders stand first, the worst on top, then by promise; a filter and a text choose", () => {
  const all = orders({
    "48101": { due: 40 },
    "48102": { due: 10 },
    "48103": { due: 20, eta: eta(500, 22) },
    "48104": { due: 20, eta: eta(900, 31) },
    "48105": { status: OrderStatus.CREATED, due: 50 },
    "48106": { status: OrderStatus.DELIVERED },
  });
  const ids = (filter: Parameters<typeof listOrders>[1], text = "") =>
    listOrders(all, filter, text, NOW).map((one) => one.id.slice(-1));
  expect(ids("open")).toEqual(["4", "3", "2", "1", "5"]);
  expect(ids("late")).toEqual(["4", "3"]);
  expect(ids("unassigned")).toEqual(["5"]);
  expect(ids("ended")).toEqual(["6"]);
  expect(ids("open", "48 10")).toEqual(["4", "3", "2", "1", "5"]);
  expect(ids("open", "48 103")).toEqual(["3"]);
  expect(ids("open", "mill street")).toHaveLength(5);
});

test("on time is what was delivered within the window in the last half hour", () => {
  const numbers = countOrders(
    orders({
      a: { status: OrderStatus.DELIVERED, changed: -5, due: 0 },
      b: { status: OrderStatus.DELIVERED, changed: -5, due: -6 },
      old: { status: OrderStatus.DELIVERED, changed: -30, due: 0 },
      c: { eta: eta(400) },
      d: { status: OrderStatus.CREATED },
    }),
    [],
    NOW,
  );
  expect(numbers).toEqual({
    open: 2,
    late: 1,
    unassigned: 1,
    waitingMillis: 20 * MINUTE,
    delivered: 2,
    onTime: 1,
    revenue: [],
  });
});

function window(endSecond: number, revision: number, revenue: [bigint, string][]) {
  return create(KpiWindowSchema, {
    startMillis: BigInt(NOW + (endSecond - 10) * 1000),
    endMillis: BigInt(NOW + endSecond * 1000),
    revision,
    revenue: revenue.map(([minor, currency]) => ({ minor, currency })),
  });
}

test("revenue is of a minute and of one currency; a correction counts instead of what it corrects", () => {
  const takings = new Takings();
  expect(takings.perMinute("EUR", NOW)).toEqual([]);
  takings.take(window(10, 0, [[1_000n, "EUR"], [9_000n, "SEK"]]));
  takings.take(window(20, 0, [[500n, "EUR"]]));
  takings.take(window(20, 1, [[700n, "EUR"]]));
  takings.take(window(20, 0, [[500n, "EUR"]]));
  expect(takings.perMinute("EUR", NOW + 79_999)).toEqual([
    { minor: 5_100, currency: "EUR" },
    { minor: 27_000, currency: "SEK" },
  ]);
});

test("what was earned more than ten minutes ago is no longer news", () => {
  const takings = new Takings();
  takings.take(window(10, 0, [[1_000n, "EUR"]]));
  takings.take(window(610, 0, [[100n, "EUR"]]));
  expect(takings.perMinute("EUR", NOW + 610_000)).toEqual([{ minor: 600, currency: "EUR" }]);
});

test("what was earned is unknown once no window comes any more", () => {
  const takings = new Takings();
  takings.take(window(10, 0, [[1_000n, "EUR"]]));
  expect(takings.perMinute("EUR", NOW + 69_999)).toHaveLength(1);
  expect(takings.perMinute("EUR", NOW + 70_000)).toEqual([]);
});

test("who earned nothing for ten minutes earned nothing, in the tenant's currency if it has one", () => {
  const takings = new Takings();
  takings.take(window(10, 0, []));
  expect(takings.perMinute("EUR", NOW + 10_000)).toEqual([{ minor: 0, currency: "EUR" }]);
  expect(takings.perMinute(undefined, NOW + 10_000)).toEqual([]);
});
