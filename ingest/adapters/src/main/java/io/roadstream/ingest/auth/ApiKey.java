/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.roadstream.contract.validation.Checks;
import java.util.regex.Pattern;

/**
 * What the key file says of one key: whose it is, what it may do, and the hash by which it is
 * recognised.
 *
 * @param id the visible part of the key, 8 characters
 * @param tenant the tenant whose data is written with it
 * @param asOf whether it may state the ingest time of what it sends (replay of old files)
 * @param sha256 SHA-256 of the whole key in lower-case hex
 */
public record ApiKey(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) String tenant,
        boolean asOf,
        @JsonProperty(required = true) String sha256) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]{8}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public ApiKey {
        Checks.requireId("tenant", tenant);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "id must be 8 lower-case letters or digits, was '%s'".formatted(id));
        }
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "sha256 of key %s must be 64 lower-case hex digits".formatted(id));
        }
    }
}
