/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

/**
 * How many queries of the history run at a time.
 *
 * @param atOnce of all tenants; as many of one tenant may wait
 * @param perTenant of one tenant
 */
public record QueryLimits(int atOnce, int perTenant) {
    private static final int MOST = 64;

    public QueryLimits {
        if (!(atOnce >= 1 && atOnce <= MOST)) {
            throw new IllegalArgumentException(
                    "gateway-max-queries must be in [1, %d], was %d".formatted(MOST, atOnce));
        }
        if (!(perTenant >= 1 && perTenant <= atOnce)) {
            throw new IllegalArgumentException(
                    "gateway-max-queries-per-tenant must be in [1, %d] (gateway-max-queries), or 0, was %d"
                            .formatted(atOnce, perTenant));
        }
    }

    /** One thread is always left to the other tenants, if there is more than one. */
    public static QueryLimits of(int atOnce) {
        return new QueryLimits(atOnce, Math.max(1, atOnce - 1));
    }
}
