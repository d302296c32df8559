// SPDX-License-Identifier: Apache-2.0
import type { History, Order, Place } from "@roadstream/client";
import { writeAddress } from "./address.ts";
import type { AlertRow } from "./alertRows.ts";
import type { DayWatch } from "./dayWatch.ts";
import type { EmergencyAlert } from "./emergencies.ts";
import type { FleetMap } from "./fleetMap.ts";
import type { Format } from "./format.ts";
import { messageOf } from "./messageOf.ts";
import type { Notice } from "./notice.ts";
import type { Operations } from "./operations.ts";
import { isOpen, nextStopOf } from "./orderState.ts";
import { texts } from "./texts.ts";

/** What is told of a selection. */
export interface SelectionParts {
  readonly map: FleetMap;
  readonly operations: Operations;
  readonly dayWatch: DayWatch;
  readonly archive: Pick<History, "newest">;
  readonly notice: Notice;
  readonly format: Format;
}

/** The one vehicle or order that the page is about, and the way to it. */
export class Selection {
  private chosenVehicle: string | undefined;
  private chosenOrder: string | undefined;

  constructor(
    private readonly parts: SelectionParts,
    private readonly onChange: () => void,
  ) {}

  get vehicleId(): string | undefined {
    return this.chosenVehicle;
  }

  get orderId(): string | undefined {
    return this.chosenOrder;
  }

  /** Marks who brings the order now: it may be somebody else than before. */
  refresh(): void {
    const { map } = this.parts;
    const marked = this.chosenVehicle ?? this.carrier(this.chosenOrder)?.vehicle;
    if (marked !== map.look.selected) {
      map.setLook({ selected: marked, isFollowing: false });
    }
  }

  /** A vehicle, and no order beside it; undefined for neither. */
  vehicle(id: string | undefined): void {
    this.mark(id, undefined);
  }

  /** An order, and no vehicle beside it. */
  order(id: string): void {
    this.mark(undefined, id);
  }

  /** Selects a vehicle and goes to where it is. */
  goToVehicle(id: string | undefined): void {
    this.vehicle(id);
    if (id !== undefined) {
      this.goTo(id, this.parts.map.newest(id));
    }
  }

  /** Selects an order and goes to where it is now and will be. */
  goToOrder(id: string): void {
    this.order(id);
    const { map, operations } = this.parts;
    const order = operations.orders.get(id);
    if (order) {
      const carrier = this.carrier(id)?.vehicle === undefined ? undefined : map.newestShown(order.vehicle ?? "");
      const plan = operations.plans.get(order.vehicle ?? "")?.stops ?? [];
      const last = plan.findIndex((stop) => stop.order === id && !stop.isPickup);
      const before = plan.slice(0, last + 1).map((stop) => stop.place);
      const places = [carrier, ...before, nextStopOf(order)?.place, order.dropoff.place];
      map.camera.showEach(places.flatMap((place) => place ?? []));
    }
  }

  /** What the alert is about: the order, or else the vehicle, or else the place. */
  goToAlert(row: AlertRow): void {
    const { map, operations } = this.parts;
    if (row.order !== undefined && operations.orders.get(row.order)) {
      this.goToOrder(row.order);
    } else if (row.vehicle !== undefined) {
      this.vehicle(row.vehicle);
      this.goTo(row.vehicle, map.newest(row.vehicle) ?? row.place);
    } else if (row.place) {
      map.camera.flyTo(row.place);
    }
  }

  goToCall(call: EmergencyAlert): void {
    this.vehicle(call.vehicle);
    this.goTo(call.vehicle, this.parts.map.newest(call.vehicle) ?? call.place);
  }

  /** @param place undefined for a vehicle out of view: the history knows where it was heard of last */
  private goTo(vehicle: string, place: Place | undefined): void {
    const { map, archive, notice, format } = this.parts;
    if (place) {
      map.camera.flyTo(place);
      return;
    }
    archive.newest(vehicle).then(
      (fix) => map.camera.flyTo(fix),
      (error: unknown) => notice.say(texts.noPlace(format.id(vehicle), messageOf(error))),
    );
  }

  private mark(vehicle: string | undefined, order: string | undefined): void {
    const { map, dayWatch } = this.parts;
    this.chosenVehicle = vehicle;
    this.chosenOrder = order;
    writeAddress(order);
    map.setLook({ selected: vehicle ?? this.carrier(order)?.vehicle, isFollowing: false });
    map.work.setLook({ selectedOrder: order });
    dayWatch.select(vehicle);
    document.body.toggleAttribute("data-selected", vehicle !== undefined || order !== undefined);
    this.onChange();
  }

  /** The order, as long as somebody brings it. */
  private carrier(id: string | undefined): Order | undefined {
    const order = id === undefined ? undefined : this.parts.operations.orders.get(id);
    return order && isOpen(order) ? order : undefined;
  }
}
