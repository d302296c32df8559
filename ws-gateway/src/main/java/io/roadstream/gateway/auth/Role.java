/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.auth;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a client may see of its tenant. */
public enum Role {
    /** Everything. */
    OPS,
    /** The vehicle whose id is the token's subject, and what it has to do. */
    DRIVER,
    /**
     * Orders of the customer whose id is the subject, and who brings them while they are on the
     * way.
     */
    CUSTOMER,
    /** Orders of the merchant whose id is the subject. */
    MERCHANT;

    /** The word in tokens and frames. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words, for people: {@code ops, driver, …}. */
    public static String titles() {
        return Stream.of(values()).map(Role::title).collect(Collectors.joining(", "));
    }

    static Optional<Role> find(String title) {
        return Stream.of(values()).filter(role -> role.title().equals(title)).findFirst();
    }
}
