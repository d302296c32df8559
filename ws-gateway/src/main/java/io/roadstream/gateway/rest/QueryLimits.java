/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

/**
 * How many queries of the history run at a time, and how many wait.
 *
 * @param atOnce of all tenants
 * @param perTenant of one tenant
 * @param waiting of one tenant, more are refused
 */
public record QueryLimits(int atOnce, int perTenant, int waiting) {
    private static final int MOST = 64;
    private static final int MOST_WAITING = 1_024;

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
        if (!(waiting >= 1 && waiting <= MOST_WAITING)) {
            throw new IllegalArgumentException(
                    "gateway-max-waiting-queries-per-tenant must be in [1, %d], was %d"
                            .formatted(MOST_WAITING, waiting));
        }
    }

    /** One thread is always left to the other tenants, if there is more than one. */
    public static QueryLimits of(int atOnce, int waiting) {
        return new QueryLimits(atOnce, Math.max(1, atOnce - 1), waiting);
    }
}
