/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Decodes queries and forms: {@code a=1&b=2} with percent escapes in UTF-8. */
public final class FormEncoding {
    private FormEncoding() {}

    /** Values by name, of several with one name the first. */
    public static Map<String, String> parse(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(
                        decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    /** Name of a pair such as {@code a=1}. */
    public static String nameOf(String pair) {
        int equals = pair.indexOf('=');
        return decode(equals < 0 ? pair : pair.substring(0, equals));
    }

    /** What is no valid escape stays as it is: the value will fail its own check. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
