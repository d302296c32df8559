/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/**
 * Where drivers talk to.
 *
 * @param url base address of the gateway
 * @param tenant whose drivers they are
 * @param key with which the gateway's tokens are signed
 * @param answerWithin silence after which a connection counts as gone: the JDK's client does not
 *     always notice the end of one that comes while it handles a message (seen with 17.0.15)
 */
@SuppressWarnings("ArrayRecordComponent") // a key, compared by nobody
public record GatewaySettings(URI url, String tenant, byte[] key, Duration answerWithin) {
    /** How long a gateway may take to answer, if nobody says otherwise. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /** HMAC-SHA256 wants a key as long as its hash. */
    private static final int MIN_KEY_BYTES = 32;

    public GatewaySettings {
        key = key.clone();
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the gateway's key must have %d bytes or more, had %d"
                            .formatted(MIN_KEY_BYTES, key.length));
        }
    }

    /** Reads the key from a file with Base64. */
    public static byte[] readKey(Path file) throws IOException {
        try {
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds no key in Base64", e);
        }
    }

    URI socket() {
        String base = url.toString().replaceFirst("^http", "ws").replaceAll("/$", "");
        return URI.create(base + "/v1/live");
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    @Override
    public String toString() {
        return "GatewaySettings[%s, %s]".formatted(url, tenant);
    }
}
