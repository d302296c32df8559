/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.util.List;

/**
 * What the server process gets.
 *
 * @param engine the engine's part
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param users who may log in, at least one
 */
record ServerConfig(EngineConfig engine, String host, int port, List<User> users) {

    ServerConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be in [0, 65535], was " + port);
        }
        users = List.copyOf(users);
        if (users.isEmpty()) {
            throw new IllegalArgumentException("at least one user is needed");
        }
    }
}
