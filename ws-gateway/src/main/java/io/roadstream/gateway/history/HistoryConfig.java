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
 */
public record HistoryConfig(
        String url, String database, String user, String password, Duration timeout) {
    public HistoryConfig {
        if (timeout.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "gateway-query-timeout must be 1s or more, was " + timeout);
        }
    }

    @Override
    public String toString() {
        return "HistoryConfig[%s as %s, %s]".formatted(url, user, timeout);
    }
}
