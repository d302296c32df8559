// SPDX-License-Identifier: Apache-2.0
import { FLEET_TILES, type Numbers, type Tile } from "./kpiTiles.ts";
import type { OrderNumbers } from "./orderNumbers.ts";
import { texts } from "./texts.ts";

/** Below this share on time, and above this share at risk, somebody should look. */
const ON_TIME_LEAST = 0.95;
const LATE_MOST = 0.05;
const WAITING_MOST_MILLIS = 300_000;
/** A share of fewer says little. */
const LEAST_FOR_PERCENT = 20;

const [reporting] = FLEET_TILES;

/** The strip of a fleet that brings orders. */
export const ORDER_TILES: readonly Tile[] = [
  {
    key: "onTime",
    tail: texts.onTimeSpan,
    orders: "ended",
    value: ({ orders }) => (orders && orders.delivered > 0 ? 100 * shareOf(orders) : undefined),
    main: ({ orders }, f) =>
      !orders || orders.delivered === 0
        ? texts.unknown
        : orders.delivered < LEAST_FOR_PERCENT
          ? f.count(orders.onTime)
          : f.tenth(100 * shareOf(orders)),
    side: ({ orders }, f) =>
      !orders || orders.delivered === 0
        ? ""
        : orders.delivered < LEAST_FOR_PERCENT
          ? texts.ofDelivered(f.count(orders.delivered))
          : texts.percent,
    isBad: ({ orders }) =>
      orders !== undefined && orders.delivered >= LEAST_FOR_PERCENT && shareOf(orders) < ON_TIME_LEAST,
    change: (difference, f) => {
      const tenths = Math.round(10 * difference) / 10;
      const sign = tenths > 0 ? "+" : tenths < 0 ? "−" : "±";
      return `${sign}${f.tenth(Math.abs(tenths))} ${texts.points}`;
    },
    target: 100 * ON_TIME_LEAST,
    recorded: (figures) => (figures.delivered === 0 ? undefined : 100 * shareOf(figures)),
    recordedText: (figures, f) => (figures.delivered === 0 ? texts.unknown : `${f.tenth(100 * shareOf(figures))} ${texts.percent}`),
  },
  {
    key: "lateRisk",
    orders: "late",
    value: ({ orders }) => orders?.late,
    main: ({ orders }, f) => (orders ? f.count(orders.late) : texts.unknown),
    side: () => "",
    isBad: ({ orders }) => orders !== undefined && orders.late > LATE_MOST * orders.open,
    change: (difference, f) => f.signed(difference),
  },
  {
    key: "openOrders",
    orders: "open",
    value: openOf,
    main: (numbers, f) => {
      const open = openOf(numbers);
      return open === undefined ? texts.unknown : f.count(open);
    },
    side: () => "",
    change: (difference, f) => f.signed(difference),
    recorded: (figures) => figures.openOrders,
    recordedText: (figures, f) => f.count(figures.openOrders),
  },
  ...(reporting ? [reporting] : []),
  {
    key: "revenue",
    value: ({ orders }) => orders?.revenue[0] && orders.revenue[0].minor / 100,
    main: ({ orders }, f) => {
      const first = orders?.revenue[0];
      return first ? f.money(first.minor, first.currency) : texts.unknown;
    },
    side: ({ orders }, f) =>
      (orders?.revenue.slice(1) ?? []).map((amount) => f.money(amount.minor, amount.currency)).join(" · "),
    recorded: (figures) => figures.revenue[0] && figures.revenue[0].minor / 100,
    recordedText: (figures, f) => figures.revenue.map((amount) => f.money(amount.minor, amount.currency)).join(" · ") || texts.unknown,
  },
  {
    key: "unassigned",
    orders: "unassigned",
    value: ({ orders }) => orders?.unassigned,
    main: ({ orders }, f) => (orders ? f.count(orders.unassigned) : texts.unknown),
    side: ({ orders }, f) =>
      orders?.waitingMillis === undefined ? "" : texts.oldestOrder(f.span(orders.waitingMillis)),
    isBad: ({ orders }) => (orders?.waitingMillis ?? 0) > WAITING_MOST_MILLIS,
    change: (difference, f) => f.signed(difference),
  },
];

/** The job's count of a window; the feed's own before the first. */
function openOf({ metrics, orders }: Numbers): number | undefined {
  return metrics.kpis?.openOrders ?? orders?.open;
}

function shareOf(orders: Pick<OrderNumbers, "onTime" | "delivered">): number {
  return orders.onTime / orders.delivered;
}
