/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the token of one driver: a JSON Web Token (RFC 7519) signed with HS256. */
final class DriverToken {
    private static final Duration VALID_FOR = Duration.ofHours(12);
    private static final String ALGORITHM = "HmacSHA256";

    private DriverToken() {}

    /**
     * The token of the driver of a vehicle.
     *
     * @param vehicle id; like the tenant it needs no escape in JSON
     */
    static String sign(GatewaySettings settings, String vehicle, Instant now) {
        String head = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        String claims =
                encode(
                        "{\"sub\":\"%s\",\"tenant\":\"%s\",\"role\":\"driver\",\"exp\":%d}"
                                .formatted(
                                        vehicle,
                                        settings.tenant(),
                                        now.plus(VALID_FOR).getEpochSecond()));
        String text = head + "." + claims;
        return text + "." + encode(hash(settings.key(), text));
    }

    private static byte[] hash(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
