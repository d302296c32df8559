/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

/**
 * Where the order database is.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, with parameters as the driver knows
 *     them; empty for none
 * @param user who reads orders and changes them
 * @param password of the user, a secret
 * @param schema in which the tables are
 */
public record OrdersConfig(String url, String user, String password, String schema) {
    private static final String NAME = "[a-z_][a-z0-9_]{0,62}";

    public OrdersConfig {
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql://")) {
            throw new IllegalArgumentException(
                    "gateway-orders-url must be like jdbc:postgresql://host:5432/orders, or empty,"
                            + " was '%s'".formatted(url));
        }
        if (!url.isEmpty() && user.isEmpty()) {
            throw new IllegalArgumentException("gateway-orders-user must not be empty");
        }
        if (!schema.matches(NAME)) {
            throw new IllegalArgumentException(
                    "gateway-orders-schema must match %s, was '%s'".formatted(NAME, schema));
        }
    }

    @Override
    public String toString() {
        return "OrdersConfig[%s as %s, schema %s]".formatted(url, user, schema);
    }
}
