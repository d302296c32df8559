/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.local.config.StackConfig;
import io.roadstream.local.config.StackConfig.TrustConfig;
import io.roadstream.local.sql.ClickHouseHttp;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Connections of this machine's own tools to ClickHouse, ours or another. */
public final class ClickHouseClients {
    private ClickHouseClients() {}

    /** As the user who may only read. */
    public static ClickHouseHttp asAnalyst(
            StackConfig config, Endpoints endpoints, ClickHouseAccess access) {
        return new ClickHouseHttp(
                endpoints.clickHouse(),
                access.database(),
                access.analyst(),
                access.analystPassword(),
                tls(config));
    }

    /** As the user who may create and insert. */
    public static ClickHouseHttp asOwner(
            StackConfig config, Endpoints endpoints, ClickHouseAccess access) {
        return new ClickHouseHttp(
                endpoints.clickHouse(),
                access.database(),
                access.user(),
                access.password(),
                tls(config));
    }

    private static SSLContext tls(StackConfig config) {
        TrustConfig trust = config.trust();
        try {
            if (trust == null) {
                return SSLContext.getDefault();
            }
            KeyStore store =
                    KeyStore.getInstance(trust.store().toFile(), trust.password().toCharArray());
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidConfigException(
                    "trust-store %s cannot be used: %s"
                            .formatted(trust == null ? "" : trust.store(), e.getMessage()),
                    e);
        }
    }
}
