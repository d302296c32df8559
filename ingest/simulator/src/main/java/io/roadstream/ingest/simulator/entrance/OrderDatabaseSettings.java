/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

/**
 * Where orders go.
 *
 * @param url of JDBC
 * @param user who may write
 * @param password of that user
 * @param tenant whose orders they are
 */
public record OrderDatabaseSettings(String url, String user, String password, Tenant tenant) {

    /**
     * The tenant as the order system knows it.
     *
     * @param id of the tenant
     * @param name for people
     * @param zone IANA name
     * @param currency ISO 4217
     * @param locale BCP 47
     */
    public record Tenant(String id, String name, String zone, String currency, String locale) {}

    @Override
    public String toString() {
        return "OrderDatabaseSettings[%s, %s]".formatted(url, user);
    }
}
