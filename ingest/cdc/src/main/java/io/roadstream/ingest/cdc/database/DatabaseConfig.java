/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.database;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The order database and what captures it there.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, with parameters as the driver knows them
 * @param user who reads, with the right REPLICATION
 * @param password of the user, a secret
 * @param schema in which the tables are
 * @param slot replication slot, of this process alone
 * @param publication that has the tables
 */
public record DatabaseConfig(
        String url, String user, String password, String schema, String slot, String publication) {
    private static final String PREFIX = "jdbc:";
    private static final String NAME = "[a-z_][a-z0-9_]{0,62}";
    private static final int DEFAULT_PORT = 5432;
    private static final int TIMEOUT_SECONDS = 10;

    public DatabaseConfig {
        if (!url.startsWith("jdbc:postgresql://") || path(url).length() < 2 || host(url) == null) {
            throw new IllegalArgumentException(
                    "url must be like jdbc:postgresql://host:5432/orders, was '%s'".formatted(url));
        }
        if (user.isEmpty()) {
            throw new IllegalArgumentException("user must not be empty");
        }
        requireName("schema", schema);
        requireName("slot", slot);
        requireName("publication", publication);
    }

    public String host() {
        return host(url);
    }

    public int port() {
        int port = uri(url).getPort();
        return port < 0 ? DEFAULT_PORT : port;
    }

    public String database() {
        return path(url).substring(1);
    }

    /** Value of {@code sslmode} in the URL, the driver's default if there is none. */
    public String sslMode() {
        String query = uri(url).getQuery();
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            if (parameter.startsWith("sslmode=")) {
                return parameter.substring("sslmode=".length());
            }
        }
        return "prefer";
    }

    /** A connection for questions about the database, not for its changes. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "roadstream-cdc");
        properties.setProperty("connectTimeout", Integer.toString(TIMEOUT_SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(TIMEOUT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(TIMEOUT_SECONDS));
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return "DatabaseConfig[%s as %s, slot %s]".formatted(url, user, slot);
    }

    private static URI uri(String url) {
        return URI.create(url.substring(PREFIX.length()));
    }

    private static String host(String url) {
        return uri(url).getHost();
    }

    private static String path(String url) {
        String path = uri(url).getPath();
        return path == null ? "" : path;
    }

    /** Names go into statements that people copy. */
    private static void requireName(String what, String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "%s must match %s, was '%s'".formatted(what, NAME, name));
        }
    }
}
