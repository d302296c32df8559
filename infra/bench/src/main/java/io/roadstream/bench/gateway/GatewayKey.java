/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.auth.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * A key that a gateway of ours trusts, and that we sign with.
 *
 * @param file where the gateway reads it
 */
public record GatewayKey(Path file, SigningKey key) {
    private static final int KEY_BYTES = 32;
    private static final long VALID_SECONDS = 86_400;

    /** Draws one and writes it into a folder. */
    public static GatewayKey create(Path folder) throws IOException {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        Path file =
                Files.writeString(
                        folder.resolve("gateway-key"), Base64.getEncoder().encodeToString(bytes));
        return new GatewayKey(file, SigningKey.read(file));
    }

    public String opsToken(String tenant) {
        return token(tenant, Role.OPS, "bench");
    }

    public String driverToken(String tenant, String vehicle) {
        return token(tenant, Role.DRIVER, vehicle);
    }

    private String token(String tenant, Role role, String subject) {
        return key.sign(
                new Principal(tenant, role, subject, Instant.now().plusSeconds(VALID_SECONDS)));
    }
}
