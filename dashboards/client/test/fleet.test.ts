// SPDX-License-Identifier: Apache-2.0
import { create } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { Fleet } from "../src/fleet.ts";
import { DeltaSchema, RecoveredSchema, SnapshotSchema } from "../src/gen/roadstream/v1/gateway_pb.ts";

const TIME = 1_767_600_000_000n;

function snapshot() {
  return create(SnapshotSchema, {
    timeMillis: TIME,
    channels: [
      {
        slot: 3,
        key: { case: "cell", value: 1n },
        originLatE7: 377_700_000,
        originLonE7: -1_224_100_000,
        vehicles: [
          {
            id: "cab-1",
            at: { handle: 9, latOffsetE7: 1, lonOffsetE7: -1, speedCms: 830, ageMillis: 250n },
          },
        ],
      },
    ],
  });
}

test("a snapshot replaces, a delta changes, and who leaves is gone", () => {
  const fleet = new Fleet();
  fleet.applySnapshot(snapshot());
  expect(fleet.list()).toEqual([
    {
      id: "cab-1",
      lat: 37.7700001,
      lon: -122.4100001,
      speedMps: 8.3,
      headingDeg: undefined,
      eventTimeMillis: Number(TIME) - 250,
    },
  ]);

  fleet.applyDelta(
    create(DeltaSchema, {
      timeMillis: TIME + 1_000n,
      changes: [
        {
          slot: 3,
          moved: [{ handle: 9, latOffsetE7: 500, headingDeg: 270, ageMillis: 100n }],
          entered: [{ id: "cab-2", at: { handle: 10 } }],
        },
      ],
    }),
  );
  expect(fleet.list().map((vehicle) => [vehicle.id, vehicle.lat, vehicle.headingDeg])).toEqual([
    ["cab-1", 37.77005, 270],
    ["cab-2", 37.77, undefined],
  ]);

  fleet.applyDelta(create(DeltaSchema, { changes: [{ slot: 3, left: [9] }] }));
  expect(fleet.list().map((vehicle) => vehicle.id)).toEqual(["cab-2"]);
  fleet.applySnapshot(create(SnapshotSchema, { droppedSlots: [3] }));
  expect(fleet.list()).toEqual([]);
});

test("a change of a slot that was dropped meanwhile is nothing to worry about", () => {
  const fleet = new Fleet();
  fleet.applyDelta(create(DeltaSchema, { changes: [{ slot: 4, moved: [{ handle: 1 }] }] }));
  expect(fleet.list()).toEqual([]);
});

test("a vehicle in two channels counts once, with its newest fix", () => {
  const fleet = new Fleet();
  fleet.applySnapshot(snapshot());
  fleet.applySnapshot(
    create(SnapshotSchema, {
      timeMillis: TIME,
      channels: [
        { slot: 8, key: { case: "vehicle", value: "cab-1" }, vehicles: [{ id: "cab-1", at: { handle: 9, latOffsetE7: 5, ageMillis: 0n } }] },
      ],
    }),
  );
  expect(fleet.list()).toHaveLength(1);
  expect(fleet.list()[0]?.eventTimeMillis).toBe(Number(TIME));
});

test("changes are told once: what moved, what is new, what is gone", () => {
  const fleet = new Fleet();
  fleet.applySnapshot(snapshot());
  expect(fleet.takeChanges().changed.map((vehicle) => vehicle.id)).toEqual(["cab-1"]);
  expect(fleet.takeChanges()).toEqual({ changed: [], removed: [] });
  fleet.applyDelta(create(DeltaSchema, { changes: [{ slot: 3, left: [9] }] }));
  expect(fleet.takeChanges()).toEqual({ changed: [], removed: ["cab-1"] });
});

test("a vehicle that goes from one channel to another is never gone", () => {
  const fleet = new Fleet();
  fleet.applySnapshot(snapshot());
  fleet.takeChanges();
  fleet.applyDelta(
    create(DeltaSchema, {
      timeMillis: TIME + 1_000n,
      changes: [
        { slot: 3, left: [9] },
        { slot: 4, full: { slot: 4, vehicles: [{ id: "cab-1", at: { handle: 9 } }] } },
      ],
    }),
  );
  expect(fleet.takeChanges()).toMatchObject({ changed: [{ id: "cab-1", lat: 0 }], removed: [] });
});

test("who comes back keeps what is named and forgets the rest", () => {
  const fleet = new Fleet();
  fleet.applySnapshot(snapshot());
  expect(fleet.applyRecovered(create(RecoveredSchema, { slots: [3] }))).toBe(true);
  expect(fleet.list()).toHaveLength(1);
  expect(
    fleet.applyRecovered(
      create(RecoveredSchema, {
        slots: [5],
        channels: [{ slot: 5, vehicles: [{ id: "cab-7", at: { handle: 1 } }] }],
      }),
    ),
  ).toBe(true);
  expect(fleet.list().map((vehicle) => vehicle.id)).toEqual(["cab-7"]);
});

test("a channel that is named but neither known nor sent shows", () => {
  expect(new Fleet().applyRecovered(create(RecoveredSchema, { slots: [3] }))).toBe(false);
});
