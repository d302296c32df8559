// SPDX-License-Identifier: Apache-2.0
import { create } from "@bufbuild/protobuf";
import { type LonLat, Plans } from "@roadstream/client";
import { PlanSnapshotSchema } from "../../client/src/gen/roadstream/v1/gateway_pb.ts";
import { expect, test } from "vitest";
import { PlanPaths } from "../src/planPaths.ts";
import type { StreetWays } from "../src/streetWays.ts";

const E7 = 1e7;
const stop = (lat: number) => ({ orderId: "a", location: { latE7: lat * E7, lonE7: -8 * E7 } });

/** Bends each leg in its middle. */
const bent = {
  along: (path: LonLat[], mover?: string) =>
    path.flatMap((place, i) => (i === 0 ? [place] : [[mover === undefined ? 0 : 1, 0] as LonLat, place])),
} as unknown as StreetWays;

function plansOf(...vehicles: string[]): Plans {
  const plans = new Plans();
  plans.reset(create(PlanSnapshotSchema, { plans: vehicles.map((entityId) => ({ envelope: { entityId }, stops: [stop(41), stop(42)] })) }));
  return plans;
}

test("each wanted plan is laid along the streets, from its vehicle where that is known", () => {
  const paths = new PlanPaths(plansOf("V-1", "V-2"), bent);
  const placeOf = (vehicle: string) => (vehicle === "V-1" ? { lat: 40, lon: -8 } : undefined);
  expect(paths.paths({ hasAll: false, hovered: undefined }, placeOf, 0)).toEqual([]);
  expect(paths.paths({ hasAll: false, hovered: "V-2" }, placeOf, 0)).toEqual([[[-8, 41], [0, 0], [-8, 42]]]);
  expect(paths.paths({ hasAll: true, hovered: undefined }, placeOf, 0)[0]).toEqual([[-8, 40], [1, 0], [-8, 41], [1, 0], [-8, 42]]);
  expect(paths.places).toBe(8);
});

test("within a second it is the same array, unless plans or the choice are others", () => {
  const plans = plansOf("V-1");
  const paths = new PlanPaths(plans, bent);
  const all = { hasAll: true, hovered: undefined };
  const first = paths.paths(all, () => undefined, 5_000);
  expect(paths.paths(all, () => undefined, 5_960)).toBe(first);
  expect(paths.paths(all, () => undefined, 6_000)).not.toBe(first);
  const second = paths.paths(all, () => undefined, 6_100);
  plans.reset(create(PlanSnapshotSchema, { plans: [] }));
  expect(paths.paths(all, () => undefined, 6_100)).not.toBe(second);
  expect(paths.paths(all, () => undefined, 6_100)).toEqual([]);
});
