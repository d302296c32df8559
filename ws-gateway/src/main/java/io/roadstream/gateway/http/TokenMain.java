/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import io.roadstream.contract.config.ConfigKey;
import io.roadstream.contract.config.ConfigSources;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.auth.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Prints a token for development, signed with the key of the gateway. */
public final class TokenMain {
    private static final ConfigKey TENANT =
            ConfigKey.of("token-tenant", "text", "local", "Tenant whose data it shows.");
    private static final ConfigKey ROLE =
            ConfigKey.of("token-role", Role.titles(), "ops", "What of them.");
    private static final ConfigKey SUBJECT =
            ConfigKey.of(
                    "token-subject",
                    "text",
                    "ops",
                    "Person; the vehicle of a driver; the customer or merchant.");
    private static final ConfigKey VALID_FOR =
            ConfigKey.of("token-valid-for", "duration", "12h", "How long it is valid.");
    private static final ConfigKey KEY_FILE =
            ConfigKey.of("token-key-file", "file", "gateway-key", "The gateway's key.");

    private TokenMain() {}

    public static void main(String[] args) {
        try {
            ConfigValues values =
                    ConfigSources.resolve(
                            List.of(TENANT, ROLE, SUBJECT, VALID_FOR, KEY_FILE), Map.of(), args);
            Duration validFor = values.duration(VALID_FOR);
            Principal principal =
                    new Principal(
                            values.text(TENANT),
                            values.word(ROLE, Role.class),
                            values.text(SUBJECT),
                            Clock.systemUTC().instant().plus(validFor));
            System.out.println(SigningKey.read(Path.of(values.text(KEY_FILE))).sign(principal));
        } catch (InvalidConfigException | IOException e) {
            System.err.println("token: " + e.getMessage());
            System.exit(2);
        }
    }
}
