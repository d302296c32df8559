/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * One who may log in, known by the SHA-256 of the password.
 *
 * @param name as sent by the client
 * @param access what the user may do
 * @param passwordSha256 64 hexadecimal digits in lower case
 */
public record User(String name, Access access, String passwordSha256) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public User {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "user name must match " + NAME.pattern() + ", was '" + name + "'");
        }
        if (!HASH.matcher(passwordSha256).matches()) {
            throw new IllegalArgumentException(
                    "password hash of user " + name + " must be 64 hexadecimal digits");
        }
    }

    /** A user whose password is at hand. */
    public static User withPassword(String name, Access access, String password) {
        return new User(name, access, sha256(password));
    }

    boolean hasPassword(String password) {
        return MessageDigest.isEqual(
                passwordSha256.getBytes(StandardCharsets.US_ASCII),
                sha256(password).getBytes(StandardCharsets.US_ASCII));
    }

    private static String sha256(String password) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return name + " (" + access + ")";
    }
}
