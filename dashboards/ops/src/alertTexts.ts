// SPDX-License-Identifier: Apache-2.0
import type { Order } from "@roadstream/client";
import type { AlertRow } from "./alertRows.ts";
import { intervalText } from "./arrival.ts";
import type { Format } from "./format.ts";
import type { Operations } from "./operations.ts";
import { latenessOf } from "./orderState.ts";
import { texts } from "./texts.ts";

const CM_PER_METER = 100;

/** Who or what it is about. */
export function subjectText(row: AlertRow, format: Format): string {
  return row.order === undefined ? format.id(row.vehicle ?? "") : texts.order(format.orderId(row.order));
}

/** What happened. */
export function titleText(row: AlertRow, format: Format, nowMillis: number): string {
  const { alert } = row;
  const { measured = 0, worst = 0 } = alert ?? {};
  const words = texts.rules;
  switch (row.rule) {
    case "sos":
      return texts.sosFromDriver;
    case "silence":
      return words.silence(
        format.span(row.closedMillis === undefined ? nowMillis - row.startedMillis : measured),
      );
    case "teleport":
      return words.teleport(format.distance(measured));
    case "speeding":
      return words.speeding(format.speed(measured / CM_PER_METER));
    case "noGo":
      return words.noGo(alert?.fenceName ?? "");
    case "lateRisk":
      return words.lateRisk(format.percent((row.closedMillis === undefined ? measured : worst) / 1000));
  }
}

/** What follows from it, and who cares for it. */
export function lineText(row: AlertRow, operations: Operations, format: Format, nowMillis: number): string {
  const consequence = row.phase === "resolved" ? [] : consequences(row, operations, format, nowMillis);
  return [byWhom(row, format), row.note, ...consequence, again(row, format)].filter((part) => part !== "").join(" · ");
}

function consequences(row: AlertRow, operations: Operations, format: Format, nowMillis: number): string[] {
  const { alert } = row;
  if (row.order !== undefined) {
    const order = operations.orders.get(row.order);
    const vehicle = row.vehicle ?? order?.vehicle;
    return [order ? arrivalText(order, format) : "", vehicle === undefined ? "" : format.id(vehicle)];
  }
  const about =
    row.rule === "speeding" ? texts.limit(format.speed((alert?.limit ?? 0) / CM_PER_METER)) : "";
  const orders = operations.openOrdersOf(row.vehicle ?? "");
  const late = orders.filter((order) => latenessOf(order, nowMillis)).length;
  return [
    about,
    operations.driverName(row.vehicle ?? ""),
    orders.length === 0 ? "" : texts.ordersOf(format.count(orders.length), late === 0 ? "" : format.count(late)),
  ];
}

function arrivalText(order: Order, format: Format): string {
  const eta = order.dropoffEta;
  const due = order.dropoff.untilMillis;
  if (!eta) {
    return due === undefined ? "" : texts.promisedUntil(format.time(due));
  }
  const delay = due === undefined ? "" : `, ${format.delay(eta.p50Millis - due)}`;
  return `${texts.expected(intervalText(eta, format))}${delay}`;
}

function byWhom(row: AlertRow, format: Format): string {
  if (row.phase === "resolved") {
    return row.resolved ? texts.resolvedBy(row.resolved.by) : texts.resolvedByRule;
  }
  return row.acknowledged && row.phase === "acknowledged"
    ? texts.acknowledgedBy(row.acknowledged.by, format.time(row.acknowledged.timeMillis))
    : "";
}

function again(row: AlertRow, format: Format): string {
  return row.isAgain ? texts.again : row.count > 1 ? texts.times(format.count(row.count)) : "";
}
