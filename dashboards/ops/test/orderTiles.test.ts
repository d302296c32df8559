// SPDX-License-Identifier: Apache-2.0
import { create } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { FleetMetricsSchema, OrderSnapshotSchema } from "../../client/src/gen/roadstream/v1/gateway_pb.ts";
import { Orders, OrderStatus } from "../../client/src/index.ts";
import { NOW, orderState } from "../../client/test/cities.ts";
import { countOrders } from "../src/orderNumbers.ts";
import { ORDER_TILES } from "../src/orderTiles.ts";

test("open orders are those of the feed, as late and unassigned ones are, and not those of an older window", () => {
  const known = new Orders();
  known.reset(
    create(OrderSnapshotSchema, {
      orders: [
        orderState("1", { status: OrderStatus.CREATED }),
        orderState("2", { eta: { p10: 20, p50: 25, p90: 40, latePermille: 400 } }),
      ],
    }),
  );
  const numbers = {
    // Of up to a minute ago, when there were none.
    metrics: create(FleetMetricsSchema, { kpis: { openOrders: 0 } }),
    orders: countOrders(known.list(), [], NOW),
  };
  const value = (key: string) => ORDER_TILES.find((tile) => tile.key === key)?.value(numbers);
  expect([value("openOrders"), value("lateRisk"), value("unassigned")]).toEqual([2, 1, 1]);
});
