/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.local.sql.ClickHouseHttp;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import java.io.IOException;
import java.nio.file.Path;

/** The totals that the replay program wrote, completed by what the history holds. */
public final class ReplayResult {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final ObjectNode totals;

    private ReplayResult(ObjectNode totals) {
        this.totals = totals;
    }

    /** Reads the file of totals. */
    public static ReplayResult read(Path file) throws IOException {
        JsonNode root = JSON.readTree(file.toFile());
        if (root instanceof ObjectNode object) {
            return new ReplayResult(object);
        }
        throw new IOException("%s must hold one object, held %s".formatted(file, root));
    }

    /**
     * Counts rows in the time span of what was sent, and keeps the number.
     *
     * @param tenant whose; empty for all
     */
    public long countStored(ClickHouseHttp clickHouse, String tenant)
            throws IOException, InterruptedException, RefusedException {
        if (sent() == 0) {
            totals.put("inClickHouse", 0);
            return 0;
        }
        String where =
                "('%1$s' = '' OR tenant = '%1$s') AND ts BETWEEN fromUnixTimestamp64Milli(%2$d) AND fromUnixTimestamp64Milli(%3$d)"
                        .formatted(tenant, millis("firstTimeMillis"), millis("lastTimeMillis"));
        long rows =
                Long.parseLong(
                        clickHouse.queryText("SELECT count() FROM positions WHERE " + where));
        totals.put("inClickHouse", rows);
        return rows;
    }

    public long sent() {
        return totals.path("sent").asLong();
    }

    public long distinct() {
        return totals.path("distinct").asLong();
    }

    public double seconds() {
        return totals.path("seconds").asDouble();
    }

    private long millis(String key) throws IOException {
        JsonNode value = totals.path(key);
        if (!value.isIntegralNumber()) {
            throw new IOException("the totals must have '%s', were %s".formatted(key, totals));
        }
        return value.asLong();
    }

    /** Writes everything known. */
    public void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), totals);
    }
}
