/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol;

/** Foreign text in a form that is safe to show in a message: short, without control characters. */
public final class Excerpt {
    private static final int MAX_LENGTH = 64;

    private Excerpt() {}

    public static String of(String text) {
        String shown = text.replaceAll("\\p{Cntrl}", "?");
        return shown.length() > MAX_LENGTH ? shown.substring(0, MAX_LENGTH) + "…" : shown;
    }
}
