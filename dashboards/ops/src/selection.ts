// SPDX-License-Identifier: Apache-2.0
import type { History, Place } from "@roadstream/client";
import type { AlertRow } from "./alertRows.ts";
import type { DayWatch } from "./dayWatch.ts";
import type { EmergencyAlert } from "./emergencies.ts";
import type { FleetMap } from "./fleetMap.ts";
import type { Format } from "./format.ts";
import { messageOf } from "./messageOf.ts";
import type { Notice } from "./notice.ts";
import type { Operations } from "./operations.ts";
import { nextStopOf } from "./orderState.ts";
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
  constructor(
    private readonly parts: SelectionParts,
    private readonly onChange: () => void,
  ) {}

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
      const carrier = order.vehicle === undefined ? undefined : map.newest(order.vehicle);
      const places = [carrier, nextStopOf(order)?.place, order.dropoff.place];
      map.camera.showAll(places.flatMap((place) => place ?? []));
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
    map.setLook({ selected: vehicle, isFollowing: false });
    map.work.setLook({ selectedOrder: order });
    dayWatch.select(vehicle);
    document.body.toggleAttribute("data-selected", vehicle !== undefined || order !== undefined);
    this.onChange();
  }
}
