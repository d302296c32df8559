/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.auth.Role;

/**
 * Those who see the same of a tenant. Whatever is told is told to parties, so that who is not named
 * hears nothing.
 *
 * @param tenant whose data
 * @param role what of them
 * @param subject whose of those; empty for ops, who see all
 */
public record Party(String tenant, Role role, String subject) {
    public static Party of(Principal principal) {
        return new Party(
                principal.tenant(),
                principal.role(),
                principal.seesAll() ? "" : principal.subject());
    }

    public static Party ops(String tenant) {
        return new Party(tenant, Role.OPS, "");
    }

    public static Party driver(String tenant, String vehicle) {
        return new Party(tenant, Role.DRIVER, vehicle);
    }

    public static Party customer(String tenant, String customer) {
        return new Party(tenant, Role.CUSTOMER, customer);
    }

    public static Party merchant(String tenant, String merchant) {
        return new Party(tenant, Role.MERCHANT, merchant);
    }
}
