/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.auth;

import java.time.Instant;

/**
 * Whom a token names.
 *
 * @param tenant whose data
 * @param role what of them
 * @param subject person; for a driver the vehicle, for a customer or a merchant their id in orders
 * @param expires when the token ends
 */
public record Principal(String tenant, Role role, String subject, Instant expires) {
    /** Whether it may see everything of the tenant. */
    public boolean seesAll() {
        return role == Role.OPS;
    }

    /** Whether it speaks for a vehicle, whose id is the subject. */
    public boolean isDriver() {
        return role == Role.DRIVER;
    }

    /** Whether it may see this vehicle by its id, always. */
    public boolean sees(String vehicle) {
        return seesAll() || (isDriver() && subject.equals(vehicle));
    }
}
