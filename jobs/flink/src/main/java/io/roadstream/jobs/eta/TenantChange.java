/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import io.roadstream.contract.event.Tenant;
import io.roadstream.contract.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a tenant are known, or the tenant was deleted.
 *
 * @param tenant whose
 * @param zone IANA name; null if the tenant was deleted
 */
public record TenantChange(String tenant, @Nullable String zone) {
    /**
     * What a record of the topic says.
     *
     * @param key {@code tenant|tenant}
     * @param value the tenant; empty for a tombstone
     */
    public static TenantChange decode(byte[] key, byte[] value) {
        if (value.length > 0) {
            Tenant tenant = Topics.TENANTS.codec().decode(value);
            return new TenantChange(tenant.envelope().tenant(), tenant.region().timeZone());
        }
        return new TenantChange(EntityKey.parse(key).tenant(), null);
    }
}
