/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import io.roadstream.gateway.geofence.Precondition;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Conditional requests (RFC 9110): the entity tag of a thing is its version in quotes. */
final class Conditions {
    private static final Pattern TAG = Pattern.compile("\"([1-9]\\d{0,17})\"");
    private static final String ANY = "*";

    private Conditions() {}

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Of a request that makes a thing with {@code If-None-Match: *} or changes it. */
    static Precondition ofPut(HttpFields headers) throws RefusedException {
        List<String> noneMatch = headers.getValuesList(HttpHeader.IF_NONE_MATCH);
        if (noneMatch.isEmpty()) {
            return ofChange(headers, "If-None-Match: * to make it, or ");
        }
        if (!noneMatch.equals(List.of(ANY)) || headers.contains(HttpHeader.IF_MATCH)) {
            throw Parameters.bad(
                    "If-None-Match must be * and alone, was %s"
                            .formatted(String.join(", ", noneMatch)));
        }
        return Precondition.ABSENT;
    }

    /** Of a request that changes or deletes a thing that is there. */
    static Precondition ofDelete(HttpFields headers) throws RefusedException {
        if (headers.contains(HttpHeader.IF_NONE_MATCH)) {
            throw Parameters.bad("If-None-Match is not for this method");
        }
        return ofChange(headers, "");
    }

    private static Precondition ofChange(HttpFields headers, String orElse)
            throws RefusedException {
        List<String> match = headers.getValuesList(HttpHeader.IF_MATCH);
        if (match.isEmpty()) {
            throw new RefusedException(
                    ProblemType.CONDITION_NEEDED,
                    "the request needs %sIf-Match with the ETag of the version that you have seen"
                            .formatted(orElse));
        }
        if (match.equals(List.of(ANY))) {
            return Precondition.PRESENT;
        }
        Matcher tag = TAG.matcher(String.join(", ", match));
        if (!tag.matches()) {
            throw Parameters.bad(
                    "If-Match must be one ETag such as \"3\", quotes included, was "
                            + String.join(", ", match));
        }
        return Precondition.of(Long.parseLong(tag.group(1)));
    }
}
