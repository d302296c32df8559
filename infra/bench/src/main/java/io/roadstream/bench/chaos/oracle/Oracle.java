/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.oracle;

import io.roadstream.bench.chaos.load.Fleet;
import io.roadstream.bench.chaos.load.Ledger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says what is lost, doubled or out of step in ClickHouse for the vehicles of one fleet. Shares no
 * statement and no client with the product. Safe for use by several threads.
 */
public final class Oracle {
    private static final int KEY_COLUMNS_HOUR = 3;
    private static final int KEY_COLUMNS_LATEST = 2;

    private static final String HOURS =
            "SELECT tenant, vehicle, hour, reports, flagged, speed_mean_mps, speed_max_mps,"
                    + " first_ts, last_ts FROM v_vehicle_hour WHERE %s";

    private static final String HOURS_RECOMPUTED =
            "SELECT tenant, vehicle, toStartOfHour(ts) AS hour, count(), countIf(bitAnd(flags, 127)"
                    + " > 0), if(countIf(moving) = 0, NULL, sumIf(toInt64(speed_cms), moving) /"
                    + " countIf(moving) / 100), if(countIf(moving) = 0, NULL, maxIf(speed_cms,"
                    + " moving) / 100), min(ts), max(ts) FROM (SELECT *, (speed_cms < 65500 AND"
                    + " bitAnd(flags, 119) = 0) AS moving FROM positions WHERE %s) GROUP BY tenant,"
                    + " vehicle, hour";

    private static final String LATEST =
            "SELECT tenant, vehicle, ts, lat, lon, speed_mps, heading_deg, h3_9, ingest_time FROM"
                    + " v_positions_latest WHERE %s";

    private static final String LATEST_RECOMPUTED =
            "SELECT tenant, vehicle, ts, lat_e7 / 1e7, lon_e7 / 1e7, if(speed_cms = 65500, NULL,"
                    + " speed_cms / 100), if(heading_cdeg = 36000, NULL, heading_cdeg / 100), h3_9,"
                    + " ingest_time FROM positions WHERE %s AND bitAnd(flags, 119) = 0 ORDER BY ts"
                    + " DESC, seq DESC LIMIT 1 BY tenant, vehicle";

    private final ClickHouseQuery clickHouse;
    private final String tenant;

    /**
     * @param tenant whose fleets it judges
     */
    public Oracle(ClickHouseQuery clickHouse, String tenant) {
        this.clickHouse = clickHouse;
        this.tenant = tenant;
    }

    /** Rows stored of a fleet, repeats included. */
    public long stored(Fleet fleet) throws IOException, InterruptedException {
        return clickHouse.number("SELECT count() FROM positions WHERE " + of(fleet));
    }

    /** For each vehicle of a fleet its largest stored number, -1 where it has none. */
    public long[] newest(Fleet fleet) throws IOException, InterruptedException {
        long[] newest = new long[fleet.vehicles()];
        Arrays.fill(newest, -1);
        for (String row :
                clickHouse.rows(
                        "SELECT vehicle, max(seq) FROM positions WHERE %s GROUP BY vehicle"
                                .formatted(of(fleet)))) {
            String[] columns = row.split("\t", -1);
            newest[fleet.index(columns[0])] = Long.parseLong(columns[1]);
        }
        return newest;
    }

    /** Judges what is stored now against what is acknowledged now. */
    public Verdict judge(Fleet fleet, Ledger ledger) throws IOException, InterruptedException {
        RowAudit audit = new RowAudit(fleet, ledger.acknowledged());
        clickHouse
                .rows(
                        "SELECT vehicle, seq, toUnixTimestamp64Milli(ts), lat_e7, lon_e7 FROM"
                                + " positions WHERE "
                                + of(fleet))
                .forEach(audit::add);
        long repeated =
                clickHouse.number(
                        "SELECT count() - uniqExact(vehicle, seq) FROM positions WHERE "
                                + of(fleet));
        List<String> samples = new ArrayList<>(audit.samples());
        Set<String> hours = mismatches(fleet, HOURS, HOURS_RECOMPUTED, KEY_COLUMNS_HOUR);
        Set<String> latest = mismatches(fleet, LATEST, LATEST_RECOMPUTED, KEY_COLUMNS_LATEST);
        hours.stream().limit(2).forEach(key -> samples.add("v_vehicle_hour differs: " + key));
        latest.stream().limit(2).forEach(key -> samples.add("v_positions_latest differs: " + key));
        return new Verdict(
                audit.lost(),
                repeated + audit.unknown(),
                (long) hours.size() + latest.size(),
                samples);
    }

    private Set<String> mismatches(Fleet fleet, String view, String recomputed, int keyColumns)
            throws IOException, InterruptedException {
        return differingKeys(
                clickHouse.rows(view.formatted(of(fleet))),
                clickHouse.rows(recomputed.formatted(of(fleet))),
                keyColumns);
    }

    /** Keys of the rows that only one of both has, or that differ. */
    static Set<String> differingKeys(List<String> some, List<String> others, int keyColumns) {
        Set<String> differing = new TreeSet<>();
        addMissing(some, others, keyColumns, differing);
        addMissing(others, some, keyColumns, differing);
        return differing;
    }

    private static void addMissing(
            List<String> rows, List<String> others, int keyColumns, Set<String> differing) {
        Set<String> known = new TreeSet<>(others);
        for (String row : rows) {
            if (!known.contains(row)) {
                String[] columns = row.split("\t", keyColumns + 1);
                differing.add(String.join(" ", Arrays.asList(columns).subList(0, keyColumns)));
            }
        }
    }

    private String of(Fleet fleet) {
        return "tenant = '%s' AND startsWith(vehicle, '%s')".formatted(tenant, fleet.prefix());
    }
}
