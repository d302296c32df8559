/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import io.roadstream.contract.geo.GeoPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A row of the positions in ClickHouse, and all those that the tests find there. */
record StoredRow(String tenant, String vehicle, long millis, GeoPoint place, Flag flag) {
    static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    /** All rows lie in it. */
    static final String SPAN = "from=2026-03-01T08:00:00Z&to=2026-03-01T09:00:00Z";

    static final String INSERT =
            """
            INSERT INTO positions (tenant, vehicle, ts, lat_from_pole_e7, lon_from_antimeridian_e7,
                speed_cms, heading_cdeg, h3_9, seq, flags, ingest_delay_ms, run_id, batch_id)
            VALUES\s""";

    private static final long SEED = 7;
    private static final int STEP_MILLIS = 5_000;

    static final List<StoredRow> ALL = all();

    enum Flag {
        NONE(0),
        LATE(1),
        RELOCATED(1 << 3);

        private final int bits;

        Flag(int bits) {
            this.bits = bits;
        }
    }

    static Stream<StoredRow> of(String tenant) {
        return ALL.stream().filter(row -> row.tenant().equals(tenant));
    }

    static Stream<StoredRow> of(String tenant, String vehicle) {
        return of(tenant).filter(row -> row.vehicle().equals(vehicle));
    }

    String time() {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** As JSON says them. */
    String flags() {
        return flag == Flag.NONE ? "[]" : "[\"" + flag + "\"]";
    }

    boolean movesTheVehicle() {
        return flag != Flag.LATE;
    }

    String values() {
        return "('%s','%s',fromUnixTimestamp64Milli(%d,'UTC'),%d,%d,1250,9000,0,%d,%d,0,generateUUIDv4(),1)"
                .formatted(
                        tenant,
                        vehicle,
                        millis,
                        place.latE7() + 900_000_000L,
                        place.lonE7() + 1_800_000_000L,
                        millis,
                        flag.bits);
    }

    private static List<StoredRow> all() {
        Random random = new Random(SEED);
        List<StoredRow> rows = new ArrayList<>();
        for (String tenant : List.of("acme", "rival")) {
            for (String vehicle : List.of("shared", tenant + "-1", tenant + "-2")) {
                for (int i = 0; i < 200; i++) {
                    rows.add(
                            new StoredRow(
                                    tenant,
                                    vehicle,
                                    START.toEpochMilli()
                                            + (long) i * STEP_MILLIS
                                            + random.nextInt(4_000),
                                    new GeoPoint(
                                            500_000_000 + random.nextInt(10_000_000),
                                            100_000_000 + random.nextInt(10_000_000)),
                                    i % 17 == 3
                                            ? Flag.LATE
                                            : i % 17 == 5 ? Flag.RELOCATED : Flag.NONE));
                }
            }
        }
        // Two reports of one instant: a page may end between them.
        for (int place = 0; place < 2; place++) {
            rows.add(
                    new StoredRow(
                            "acme",
                            "acme-2",
                            START.plusSeconds(3_000).toEpochMilli(),
                            new GeoPoint(500_000_000 + place, 100_000_000),
                            Flag.NONE));
        }
        rows.addAll(ferries());
        return List.copyOf(rows);
    }

    /** One ferry sails over the antimeridian, the others lie on it, as either name of it. */
    private static List<StoredRow> ferries() {
        List<StoredRow> rows = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            double east = 179 + i / 10.0;
            rows.add(ferry("crossing", i, east > 180 ? east - 360 : east));
            rows.add(ferry("moored-east", i, -180));
            rows.add(ferry("moored-west", i, 180));
        }
        return rows;
    }

    private static StoredRow ferry(String vehicle, int step, double lon) {
        return new StoredRow(
                "fiji",
                vehicle,
                START.toEpochMilli() + (long) step * STEP_MILLIS,
                GeoPoint.ofDegrees(-17, lon),
                Flag.NONE);
    }
}
