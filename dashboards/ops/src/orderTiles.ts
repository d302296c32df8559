// SPDX-License-Identifier: Apache-2.0
import type { EtaAccuracy } from "@roadstream/client";
import type { Format } from "./format.ts";
import { FLEET_TILES, type Tile } from "./kpiTiles.ts";
import type { OrderNumbers } from "./orderNumbers.ts";
import { texts } from "./texts.ts";

/** Below this share on time, and above this share at risk, somebody should look. */
const ON_TIME_LEAST = 0.95;
const LATE_MOST = 0.05;
const WAITING_MOST_MILLIS = 300_000;
/** A share of fewer says little. */
const LEAST_FOR_SHARE = 20;
const MINUTE_MILLIS = 60_000;

const [reporting] = FLEET_TILES;

/**
 * The strip of a fleet that brings orders. How orders stand is counted from the order feed, all of it at one time, so
 * that no number contradicts another or the list that a click opens; the windows of the metrics job, which are up to a
 * minute old, tell only what needs all orders that ever were, the revenue.
 */
export const ORDER_TILES: readonly Tile[] = [
  {
    key: "onTime",
    tail: texts.onTimeSpan,
    orders: "ended",
    value: ({ orders }) => (orders && orders.delivered > 0 ? 100 * shareOf(orders) : undefined),
    main: ({ orders }, f) =>
      !orders || orders.delivered === 0
        ? texts.unknown
        : orders.delivered < LEAST_FOR_SHARE
          ? f.count(orders.onTime)
          : f.tenth(100 * shareOf(orders)),
    side: ({ orders }, f) =>
      !orders || orders.delivered === 0
        ? ""
        : orders.delivered < LEAST_FOR_SHARE
          ? texts.ofDelivered(f.count(orders.delivered))
          : texts.percent,
    isBad: ({ orders }) =>
      orders !== undefined && orders.delivered >= LEAST_FOR_SHARE && shareOf(orders) < ON_TIME_LEAST,
    change: (difference, f) => `${signedTenth(difference, f)} ${texts.points}`,
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
    recorded: ({ load }) => load?.lateRisk,
    recordedText: ({ load }, f) => (load ? f.count(load.lateRisk) : texts.unknown),
  },
  {
    key: "openOrders",
    orders: "open",
    value: ({ orders }) => orders?.open,
    main: ({ orders }, f) => (orders ? f.count(orders.open) : texts.unknown),
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
    key: "etaError",
    tail: texts.etaErrorParts,
    orders: "ended",
    value: ({ accuracy }) => (isEnough(accuracy) ? accuracy.p50Millis / MINUTE_MILLIS : undefined),
    main: ({ accuracy }, f) => (isEnough(accuracy) ? f.tenth(accuracy.p50Millis / MINUTE_MILLIS) : texts.unknown),
    side: ({ accuracy }, f) => (isEnough(accuracy) ? texts.ofMinutes(f.tenth(accuracy.p90Millis / MINUTE_MILLIS)) : ""),
    change: signedTenth,
    recorded: ({ accuracy }) => (isEnough(accuracy) ? accuracy.p50Millis / MINUTE_MILLIS : undefined),
    recordedText: ({ accuracy }, f) =>
      isEnough(accuracy)
        ? `${f.tenth(accuracy.p50Millis / MINUTE_MILLIS)} ${texts.ofMinutes(f.tenth(accuracy.p90Millis / MINUTE_MILLIS))}`
        : texts.unknown,
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
    recorded: ({ load }) => load?.unassigned,
    recordedText: ({ load }, f) => (load ? f.count(load.unassigned) : texts.unknown),
  },
];

/** Shares of a few arrivals say nothing of the next one. */
function isEnough(accuracy: EtaAccuracy | undefined): accuracy is EtaAccuracy {
  return accuracy !== undefined && accuracy.arrivals >= LEAST_FOR_SHARE;
}

/** `+1.4`, `−0.1`, `±0.0` */
function signedTenth(difference: number, f: Format): string {
  const tenths = Math.round(10 * difference) / 10;
  const sign = tenths > 0 ? "+" : tenths < 0 ? "−" : "±";
  return `${sign}${f.tenth(Math.abs(tenths))}`;
}

function shareOf(orders: Pick<OrderNumbers, "onTime" | "delivered">): number {
  return orders.onTime / orders.delivered;
}
