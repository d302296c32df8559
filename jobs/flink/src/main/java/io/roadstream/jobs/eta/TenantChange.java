/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import io.roadstream.contract.event.Tenant;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.eta.EtaTable;

/**
 * The clocks of a tenant are known, or nobody knows of them any more.
 *
 * @param tenant whose
 * @param zone IANA name
 */
public record TenantChange(String tenant, String zone) {
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
        return new TenantChange(EntityKey.parse(key).tenant(), EtaTable.UNKNOWN_ZONE);
    }
}
