/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.auth;

import java.time.Instant;

/**
 * Whom a token names.
 *
 * @param tenant whose vehicles
 * @param role what of them
 * @param subject person, or for a driver the vehicle
 * @param expires when the token ends
 */
public record Principal(String tenant, Role role, String subject, Instant expires) {
    /** Whether it may see everything of the tenant. */
    public boolean seesAll() {
        return role == Role.OPS;
    }

    /** Whether it may see this vehicle. */
    public boolean sees(String vehicle) {
        return seesAll() || subject.equals(vehicle);
    }
}
