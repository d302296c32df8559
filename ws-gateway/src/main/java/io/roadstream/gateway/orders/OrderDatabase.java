/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The way to the order database: a connection per request, and what its errors mean. */
public final class OrderDatabase {
    private static final String CONNECT_SECONDS = "5";
    private static final String SOCKET_SECONDS = "10";

    /** A row that somebody else changes is waited for so long, a statement takes so long. */
    private static final String LIMITS = "SET lock_timeout = '2s'; SET statement_timeout = '8s'";

    private static final String NO_RIGHT = "42501";

    private final OrdersConfig config;

    public OrderDatabase(OrdersConfig config) {
        this.config = config;
    }

    /** A connection, which the caller closes. */
    Connection connect() throws OrdersAwayException {
        if (config.url().isEmpty()) {
            throw new OrdersAwayException(
                    "this gateway has no order database (gateway-orders-url)", null);
        }
        Properties properties = new Properties();
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password());
        properties.setProperty("ApplicationName", "roadstream-gateway");
        properties.setProperty("currentSchema", config.schema());
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", SOCKET_SECONDS);
        try {
            Connection connection = DriverManager.getConnection(config.url(), properties);
            try (Statement statement = connection.createStatement()) {
                statement.execute(LIMITS);
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw away(e);
        }
    }

    /** What an error means that is not about a row. */
    OrdersAwayException away(SQLException e) {
        return NO_RIGHT.equals(e.getSQLState())
                ? new OrdersAwayException(
                        "the order database does not let %s do it: %s; docs/rest.md has the rights"
                                .formatted(config.user(), e.getMessage()),
                        e)
                : new OrdersAwayException(
                        "the order database can't be asked: " + e.getMessage(), e);
    }
}
