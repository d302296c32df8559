/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import java.time.Duration;

/**
 * How the history is reached.
 *
 * @param url ClickHouse's HTTP interface, empty for none
 * @param database the views are in
 * @param user may only read
 * @param password of the user
 * @param timeout longest a query may take
 * @param maxQueries queries at a time
 */
public record HistoryConfig(
        String url,
        String database,
        String user,
        String password,
        Duration timeout,
        int maxQueries) {
    private static final int MOST_QUERIES = 64;

    public HistoryConfig {
        if (!url.isEmpty() && !url.startsWith("http://") && !url.startsWith("https://")) {
            throw new IllegalArgumentException(
                    "gateway-clickhouse-url must start with http:// or https://, was " + url);
        }
        if (timeout.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "gateway-query-timeout must be 1s or more, was " + timeout);
        }
        if (!(maxQueries >= 1 && maxQueries <= MOST_QUERIES)) {
            throw new IllegalArgumentException(
                    "gateway-max-queries must be in [1, %d], was %d"
                            .formatted(MOST_QUERIES, maxQueries));
        }
    }

    @Override
    public String toString() {
        return "HistoryConfig[%s as %s, %s, %d queries]".formatted(url, user, timeout, maxQueries);
    }
}
