// SPDX-License-Identifier: Apache-2.0
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { EtaSchema, StopKind } from "../src/gen/roadstream/v1/eta_pb.ts";
import { type OrderState, OrderStateSchema } from "../src/gen/roadstream/v1/gateway_pb.ts";
import { type Plan, PlanSchema } from "../src/gen/roadstream/v1/plan_pb.ts";
import { OrderStatus } from "../src/gen/roadstream/v1/order_pb.ts";

/** 2026-01-05T08:00:00Z */
export const NOW = 1_767_600_000_000;
export const MINUTE = 60_000;

export function at(minutes: number): bigint {
  return BigInt(NOW + minutes * MINUTE);
}

/** An estimate of the drop-off in minutes from now. */
export interface EtaInMinutes {
  readonly made?: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly latePermille?: number;
}

export interface OrderInMinutes {
  readonly status?: OrderStatus;
  readonly vehicle?: string;
  readonly driver?: string;
  readonly due?: number;
  readonly changed?: number;
  readonly eta?: EtaInMinutes;
}

/** An order with a drop-off that is due half an hour from now. */
export function orderState(id: string, told: OrderInMinutes = {}): OrderState {
  return create(OrderStateSchema, {
    order: {
      envelope: { tenant: "city", entityId: id, eventTimeMillis: at(told.changed ?? -1) },
      status: told.status ?? OrderStatus.DELIVERING,
      customerId: "C-9",
      merchantId: "noor",
      driverId: told.driver ?? "",
      vehicleId: told.vehicle ?? "",
      pickup: { location: { latE7: 411_500_000, lonE7: -86_100_000 }, name: "Bakery Noor" },
      dropoff: {
        location: { latE7: 411_600_000, lonE7: -86_200_000 },
        name: "Mill Street 61",
        window: { fromMillis: at(15), untilMillis: at(told.due ?? 30) },
      },
      price: { minor: 1_250n, currency: "EUR" },
      createdTimeMillis: at(-20),
      size: 2,
    },
    ...(told.eta ? { dropoffEta: eta(told.vehicle ?? "V-1", told.eta) } : {}),
  });
}

export function eta(vehicle: string, told: EtaInMinutes): MessageInitShape<typeof EtaSchema> {
  return {
    envelope: { eventTimeMillis: at(told.made ?? 0) },
    stop: StopKind.DROPOFF,
    vehicleId: vehicle,
    p10Millis: at(told.p10),
    p50Millis: at(told.p50),
    p90Millis: at(told.p90),
    ...(told.latePermille === undefined ? {} : { latePermille: told.latePermille }),
  };
}

/** A plan that drops off the orders one after the other, ten minutes apart; made in minutes from now. */
export function plan(vehicle: string, version: number, orders: readonly string[], made = 0): Plan {
  return create(PlanSchema, {
    envelope: { entityId: vehicle, eventTimeMillis: at(0), ingestTimeMillis: at(made) },
    version: BigInt(version),
    stops: orders.map((orderId, i) => ({
      orderId,
      stop: StopKind.DROPOFF,
      location: { latE7: 411_600_000, lonE7: -86_200_000 + i },
      arrivalMillis: at(10 * (i + 1)),
      departureMillis: at(10 * (i + 1) + 2),
    })),
  });
}
