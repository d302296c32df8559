/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

/**
 * What a tenant's vehicles have taught.
 *
 * @param tenant whose
 * @param zone of its clocks, IANA name
 * @param speeds on the streets
 * @param services at stops
 * @param errors of what it expected
 */
public record EtaTable(
        String tenant, String zone, SpeedTable speeds, ServiceTable services, ErrorTable errors) {
    /** Of clocks that nobody told us of. */
    public static final String UNKNOWN_ZONE = "UTC";

    // Tables are never changed in place.
    private static final SpeedTable NO_SPEEDS = SpeedTable.empty();
    private static final ErrorTable ASSUMED_ERRORS = ErrorTable.prior();

    /** A tenant of which nothing is known. */
    public static EtaTable prior(String tenant) {
        return new EtaTable(tenant, UNKNOWN_ZONE, NO_SPEEDS, ServiceTable.PRIOR, ASSUMED_ERRORS);
    }

    /** The same with other clocks; what was learned stays, an hour or so off for a while. */
    public EtaTable withZone(String next) {
        return new EtaTable(tenant, next, speeds, services, errors);
    }
}
