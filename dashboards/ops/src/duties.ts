// SPDX-License-Identifier: Apache-2.0
import { type Driver, Duty, type VehicleStatus } from "@roadstream/client";

/** What the driver of each vehicle said last of being at work. */
export class Duties {
  private readonly duties = new Map<string, Duty>();

  reset(statuses: readonly VehicleStatus[]): void {
    this.duties.clear();
    statuses.forEach((status) => this.apply(status));
  }

  apply({ what, envelope }: VehicleStatus): void {
    if (what.case === "duty" && envelope) {
      this.duties.set(envelope.entityId, what.value);
    }
  }

  /** As the driver said, else by the shift; who says nothing and has no shift may be at work. */
  isOn(vehicle: string, driver: Driver | undefined, nowMillis: number): boolean {
    const duty = this.duties.get(vehicle);
    if (duty !== undefined && duty !== Duty.UNSPECIFIED) {
      return duty === Duty.AVAILABLE || duty === Duty.BUSY;
    }
    return nowMillis >= (driver?.shiftFromMillis ?? -Infinity) && nowMillis < (driver?.shiftUntilMillis ?? Infinity);
  }
}
