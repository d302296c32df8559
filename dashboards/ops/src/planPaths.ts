// SPDX-License-Identifier: Apache-2.0
import type { LonLat, Place, Plans } from "@roadstream/client";
import { planLine } from "./planLine.ts";
import type { StreetWays } from "./streetWays.ts";

const EVERY_MILLIS = 1_000;

/** Whose plans are wanted. */
export interface WantedPlans {
  readonly hasAll: boolean;
  readonly hovered: string | undefined;
}

/** The plans of many vehicles along the streets. Made once a second, and the same array between: lines are dear to draw. */
export class PlanPaths {
  private made: readonly LonLat[][] = [];
  private madeOf = "";

  constructor(
    private readonly known: Plans,
    private readonly ways: StreetWays,
  ) {}

  paths({ hasAll, hovered }: WantedPlans, placeOf: (vehicle: string) => Place | undefined, nowMillis: number): readonly LonLat[][] {
    const key = `${hasAll} ${hovered ?? ""} ${this.known.revision} ${Math.floor(nowMillis / EVERY_MILLIS)}`;
    if (key !== this.madeOf) {
      this.madeOf = key;
      const wanted = this.known.list().filter((plan) => hasAll || plan.vehicle === hovered);
      this.made = wanted.map((plan) => {
        const { path, mover } = planLine(plan, placeOf(plan.vehicle), () => "");
        return this.ways.along(path, mover);
      });
    }
    return this.made;
  }

  /** Of how many places all of them were made last; tests look at it. */
  get places(): number {
    return this.made.reduce((sum, path) => sum + path.length, 0);
  }
}
