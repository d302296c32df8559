/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.local.config.StackConfig.ExternalClickHouse;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Users of ClickHouse and their passwords.
 *
 * @param database all tables are in
 * @param user may create and insert
 * @param analyst may only read
 */
public record ClickHouseAccess(
        String database, String user, String password, String analyst, String analystPassword) {
    private static final String USER = "roadstream";
    private static final String ANALYST = "analyst";
    private static final int PASSWORD_BYTES = 16;

    static ClickHouseAccess of(ExternalClickHouse external) {
        return new ClickHouseAccess(
                external.database(),
                external.user(),
                external.password(),
                external.analystUser(),
                external.analystPassword());
    }

    /** The users of our own server; their passwords are drawn on the first call. */
    static ClickHouseAccess ofOwnServer(Path keys) {
        Path file = keys.resolve("clickhouse.properties");
        if (!Files.exists(file)) {
            PrivateFiles.write(file, "%s=%s%n%s=%s%n".formatted(USER, random(), ANALYST, random()));
        }
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            passwords.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return new ClickHouseAccess(
                "default",
                USER,
                passwords.getProperty(USER, ""),
                ANALYST,
                passwords.getProperty(ANALYST, ""));
    }

    /** What our own server reads: hashes only. */
    String usersFile() {
        return "%s=ADMIN:%s%n%s=READ_ONLY:%s%n"
                .formatted(user, sha256(password), analyst, sha256(analystPassword));
    }

    @Override
    public String toString() {
        return "ClickHouseAccess[%s, %s]".formatted(user, analyst);
    }

    private static String random() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
