// SPDX-License-Identifier: Apache-2.0
import type { Driver as DriverMessage } from "./gen/roadstream/v1/driver_pb.ts";
import type { DirectoryChange, DirectorySnapshot } from "./gen/roadstream/v1/gateway_pb.ts";
import { type Tenant as TenantMessage, UnitSystem } from "./gen/roadstream/v1/tenant_pb.ts";
import { type Vehicle as VehicleMessage, VehicleKind } from "./gen/roadstream/v1/vehicle_pb.ts";
import { orAbsent, toMillis } from "./place.ts";

/** Whose data it is, and how they read it; what is undefined nobody has said. */
export interface Tenant {
  readonly name: string | undefined;
  readonly zone: string | undefined;
  readonly locale: string | undefined;
  readonly currency: string | undefined;
  readonly units: "km" | "mi" | undefined;
}

export type VehicleType = "bicycle" | "scooter" | "car" | "van" | "truck" | "taxi" | "bus";

/** What a vehicle is. */
export interface VehicleEntry {
  readonly id: string;
  readonly label: string | undefined;
  readonly type: VehicleType | undefined;
  readonly capacity: number;
}

/** Who drives. */
export interface Driver {
  readonly id: string;
  readonly name: string | undefined;
  readonly vehicle: string | undefined;
  readonly shiftFromMillis: number | undefined;
  readonly shiftUntilMillis: number | undefined;
  /** Told to ops only. */
  readonly phone: string | undefined;
}

const TYPES: Record<VehicleKind, VehicleType | undefined> = {
  [VehicleKind.UNSPECIFIED]: undefined,
  [VehicleKind.BICYCLE]: "bicycle",
  [VehicleKind.SCOOTER]: "scooter",
  [VehicleKind.CAR]: "car",
  [VehicleKind.VAN]: "van",
  [VehicleKind.TRUCK]: "truck",
  [VehicleKind.TAXI]: "taxi",
  [VehicleKind.BUS]: "bus",
};

/** The tenant, its vehicles and its drivers. */
export class Directory {
  tenant: Tenant | undefined;
  private readonly vehicles = new Map<string, VehicleEntry>();
  private readonly drivers = new Map<string, Driver>();

  /** Replaces everything by what stands now. */
  reset(snapshot: DirectorySnapshot): void {
    this.tenant = snapshot.tenant && toTenant(snapshot.tenant);
    this.vehicles.clear();
    this.drivers.clear();
    snapshot.vehicles.forEach((vehicle) => this.putVehicle(vehicle));
    snapshot.drivers.forEach((driver) => this.putDriver(driver));
  }

  apply({ what }: DirectoryChange): void {
    switch (what.case) {
      case "tenant":
        this.tenant = toTenant(what.value);
        break;
      case "vehicle":
        this.putVehicle(what.value);
        break;
      case "driver":
        this.putDriver(what.value);
        break;
      case "goneVehicle":
        this.vehicles.delete(what.value);
        break;
      case "goneDriver":
        this.drivers.delete(what.value);
        break;
      case undefined:
        break;
    }
  }

  vehicle(id: string): VehicleEntry | undefined {
    return this.vehicles.get(id);
  }

  driver(id: string): Driver | undefined {
    return this.drivers.get(id);
  }

  /** Who drives it now. */
  driverOf(vehicle: string): Driver | undefined {
    return this.listDrivers().find((driver) => driver.vehicle === vehicle);
  }

  /** Types of which there are vehicles. */
  types(): VehicleType[] {
    return [...new Set([...this.vehicles.values()].flatMap(({ type }) => type ?? []))].sort();
  }

  listDrivers(): Driver[] {
    return [...this.drivers.values()];
  }

  private putVehicle(vehicle: VehicleMessage): void {
    const id = vehicle.envelope?.entityId;
    if (id !== undefined) {
      const type = TYPES[vehicle.kind];
      this.vehicles.set(id, { id, label: orAbsent(vehicle.label), type, capacity: vehicle.capacity });
    }
  }

  private putDriver(driver: DriverMessage): void {
    const id = driver.envelope?.entityId;
    if (id !== undefined) {
      this.drivers.set(id, {
        id,
        name: orAbsent(driver.name),
        vehicle: orAbsent(driver.vehicleId),
        shiftFromMillis: toMillis(driver.shift?.fromMillis),
        shiftUntilMillis: toMillis(driver.shift?.untilMillis),
        phone: orAbsent(driver.phone),
      });
    }
  }
}

function toTenant(tenant: TenantMessage): Tenant {
  return {
    name: orAbsent(tenant.name),
    zone: orAbsent(tenant.timeZone),
    locale: orAbsent(tenant.locale),
    currency: orAbsent(tenant.currency),
    units:
      tenant.units === UnitSystem.KM ? "km" : tenant.units === UnitSystem.MI ? "mi" : undefined,
  };
}
