/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The text of an API key: {@code rsk_<id>_<secret>} with an id of 8 characters that may be shown
 * and logged, and 32 random bytes in base64url.
 */
final class KeyText {
    private static final String PREFIX = "rsk_";
    private static final int ID_LENGTH = 8;
    private static final int SECRET_BYTES = 32;
    private static final int SECRET_START = PREFIX.length() + ID_LENGTH + 1;
    private static final String ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

    private KeyText() {}

    static String random(SecureRandom random) {
        StringBuilder text = new StringBuilder(PREFIX);
        for (int i = 0; i < ID_LENGTH; i++) {
            text.append(ID_ALPHABET.charAt(random.nextInt(ID_ALPHABET.length())));
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return text.append('_')
                .append(Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
                .toString();
    }

    /** The id in the text, if the text has the form of a key. */
    static Optional<String> findId(String text) {
        return text.startsWith(PREFIX)
                        && text.length() > SECRET_START
                        && text.charAt(SECRET_START - 1) == '_'
                ? Optional.of(text.substring(PREFIX.length(), SECRET_START - 1))
                : Optional.empty();
    }

    static String sha256(String text) {
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
