// SPDX-License-Identifier: Apache-2.0
import { Duty, type VehicleStatus } from "@roadstream/client";
import { Emergencies, type EmergencyAlert } from "./emergencies.ts";

/** What a driver said of the own vehicle: duty and calls for help, as the gateway knows them. */
export class OwnStatus {
  /** Unspecified while nobody has said it. */
  duty = Duty.UNSPECIFIED;
  /** When the driver said so. */
  dutyMillis = 0;
  private readonly emergencies = new Emergencies();

  /** Replaces everything by what stands now. */
  reset(statuses: readonly VehicleStatus[]): void {
    this.duty = Duty.UNSPECIFIED;
    this.dutyMillis = 0;
    this.emergencies.reset([]);
    statuses.forEach((status) => this.apply(status));
  }

  /** Of duties the newest counts. */
  apply(status: VehicleStatus): void {
    const millis = Number(status.envelope?.eventTimeMillis ?? 0n);
    if (status.what.case === "duty" && millis >= this.dutyMillis) {
      this.duty = status.what.value;
      this.dutyMillis = millis;
    }
    this.emergencies.apply(status);
  }

  /** Calls that go on, the oldest first. */
  openCalls(): EmergencyAlert[] {
    return this.emergencies.listOpen().sort((a, b) => a.raisedMillis - b.raisedMillis);
  }
}
