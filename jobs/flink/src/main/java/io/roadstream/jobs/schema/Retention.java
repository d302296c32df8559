/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.schema;

import com.clickhouse.client.api.Client;
import io.roadstream.jobs.clickhouse.KeepDays;
import io.roadstream.jobs.runtime.ClickHouseConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes each table forget what is older than configured, with ClickHouse's TTL. All rows of a
 * partition, a UTC day, expire at one instant, so only whole parts are dropped, and whether a row
 * of a batch may be gone follows from its day alone: {@link KeepDays}. Safe to repeat: a table that
 * is as configured is left alone, one that is not is changed, also back to keeping all.
 */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final ClickHouseConfig config;

    public Retention(ClickHouseConfig config) {
        this.config = config;
    }

    /** Changes what differs and returns the names of the tables that did. */
    public List<String> apply(RetentionConfig retention) throws InterruptedException {
        List<String> changed = new ArrayList<>();
        try (Client client = Migrations.connect(config)) {
            for (Map.Entry<String, Integer> entry : retention.byTable().entrySet()) {
                String table = entry.getKey();
                int days = entry.getValue();
                String engine =
                        client.queryAll(
                                        "SELECT engine_full FROM system.tables WHERE database ="
                                                + " currentDatabase() AND name = '%s'"
                                                        .formatted(table))
                                .get(0)
                                .getString(1);
                boolean isOther = KeepDays.hasOtherTtl(engine);
                if (isOther || KeepDays.parse(engine) != days) {
                    for (String statement : statements(table, days)) {
                        Migrations.execute(client, statement);
                    }
                    LOG.info("{} keeps its rows {}", table, days == 0 ? "for ever" : days + " d");
                    changed.add(table);
                }
            }
        }
        return changed;
    }

    private static List<String> statements(String table, int days) {
        return days == 0
                ? List.of("ALTER TABLE %s REMOVE TTL".formatted(table))
                : List.of(
                        "ALTER TABLE %s MODIFY SETTING ttl_only_drop_parts = 1".formatted(table),
                        "ALTER TABLE %s MODIFY TTL %s"
                                .formatted(table, KeepDays.ttl(timeColumn(table), days)));
    }

    private static String timeColumn(String table) {
        return table.equals("positions") ? "ts" : "hour";
    }
}
