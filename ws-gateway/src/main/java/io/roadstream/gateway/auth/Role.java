/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.auth;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a client may see of its tenant. */
public enum Role {
    /** Every vehicle. */
    OPS,
    /** The vehicle whose id is the token's subject. */
    DRIVER;

    /** The word in tokens and frames. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> find(String title) {
        return Stream.of(values()).filter(role -> role.title().equals(title)).findFirst();
    }
}
