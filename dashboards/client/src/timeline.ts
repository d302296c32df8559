// SPDX-License-Identifier: Apache-2.0
import { OrderStatus } from "./gen/roadstream/v1/order_pb.ts";
import type { Estimate, Steps } from "./orders.ts";

/** Something that happened to an order. */
export interface OrderMoment {
  /** A status that it came into (`picked_up`), or `note`, `offer`, `refusal`, `told`, `illegal_transition`. */
  readonly kind: string;
  readonly timeMillis: number;
  /** `driver:d-12` for ops, `driver` for others; undefined if nobody said. */
  readonly actor: string | undefined;
  /** For ops; of `told` for the customer, too. */
  readonly detail: string;
}

/** What happened to an order and when it was expected, also before a page was opened. */
export interface Timeline {
  readonly events: readonly OrderMoment[];
  /** When it first came into each status. */
  readonly steps: Steps;
  /** Estimates of when the vehicle is at the pickup, the oldest first. */
  readonly pickup: readonly Estimate[];
  readonly dropoff: readonly Estimate[];
}

/** As the gateway writes it. */
export interface TimelineAnswer {
  readonly events: readonly { kind: string; time: string; actor: string | null; detail: string | null }[];
  readonly estimates: readonly EstimateAnswer[];
}

interface EstimateAnswer {
  readonly stop: "pickup" | "dropoff";
  readonly time: string;
  readonly p10: string;
  readonly p50: string;
  readonly p90: string;
  readonly vehicle: string | null;
  readonly remainingMeters: number | null;
  readonly lateProbability: number | null;
}

const STATUSES: Readonly<Record<string, OrderStatus>> = {
  created: OrderStatus.CREATED,
  assigned: OrderStatus.ASSIGNED,
  picking_up: OrderStatus.PICKING_UP,
  picked_up: OrderStatus.PICKED_UP,
  delivering: OrderStatus.DELIVERING,
  delivered: OrderStatus.DELIVERED,
  cancelled: OrderStatus.CANCELLED,
  failed: OrderStatus.FAILED,
};

/** Of an order that the history does not know yet, or that is somebody else's. */
export const NO_TIMELINE: Timeline = { events: [], steps: new Map(), pickup: [], dropoff: [] };

export function toTimeline({ events, estimates }: TimelineAnswer): Timeline {
  const steps = new Map<OrderStatus, number>();
  for (const { kind, time } of events) {
    const status = STATUSES[kind];
    if (status !== undefined && !steps.has(status)) {
      steps.set(status, Date.parse(time));
    }
  }
  return {
    events: events.map(({ kind, time, actor, detail }) => ({
      kind,
      timeMillis: Date.parse(time),
      actor: actor ?? undefined,
      detail: detail ?? "",
    })),
    steps,
    pickup: estimates.filter(({ stop }) => stop === "pickup").map(toEstimate),
    dropoff: estimates.filter(({ stop }) => stop === "dropoff").map(toEstimate),
  };
}

function toEstimate(answer: EstimateAnswer): Estimate {
  return {
    madeMillis: Date.parse(answer.time),
    vehicle: answer.vehicle ?? "",
    p10Millis: Date.parse(answer.p10),
    p50Millis: Date.parse(answer.p50),
    p90Millis: Date.parse(answer.p90),
    remainingMeters: answer.remainingMeters ?? 0,
    lateShare: answer.lateProbability ?? undefined,
  };
}
