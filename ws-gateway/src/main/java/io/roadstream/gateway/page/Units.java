/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.page;

/** How people of a tenant measure ways and speeds. */
public enum Units {
    METRIC("km"),
    IMPERIAL("mi");

    private final String title;

    Units(String title) {
        this.title = title;
    }

    /** As settings and answers spell it. */
    public String title() {
        return title;
    }

    static Units parse(String text) {
        for (Units units : values()) {
            if (units.title.equals(text)) {
                return units;
            }
        }
        throw new IllegalArgumentException("must be km or mi, was '%s'".formatted(text));
    }
}
