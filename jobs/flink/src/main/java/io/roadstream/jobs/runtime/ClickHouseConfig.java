/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import java.io.Serializable;

/**
 * How the jobs reach ClickHouse.
 *
 * @param url {@code http(s)://host:port}; {@code --clickhouse-url}
 * @param database {@code --clickhouse-database}
 * @param user {@code --clickhouse-user}
 * @param password {@code ROADSTREAM_CLICKHOUSE_PASSWORD} or {@code --clickhouse-password}
 */
public record ClickHouseConfig(String url, String database, String user, String password)
        implements Serializable {
    @Override
    public String toString() {
        return "ClickHouseConfig[url=%s, database=%s, user=%s, password=***]"
                .formatted(url, database, user);
    }
}
