/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import java.util.Locale;

/** Every kind of error reply: its HTTP status and its title. */
enum ProblemType {
    BAD_REQUEST(400, "The request can't be understood"),
    INVALID_POSITION(400, "The position was refused"),
    INVALID_AS_OF(400, "The stated ingest time was refused"),
    UNAUTHENTICATED(401, "An API key is needed"),
    FORBIDDEN(403, "The API key lacks the right"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not for this path"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has a form that is not read here"),
    BUSY(429, "Too much is waiting, repeat later"),
    INTERNAL(500, "Something went wrong here"),
    UNAVAILABLE(503, "Nothing can be stored now, repeat later");

    private static final String URN = "urn:roadstream:problem:";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The type of a status that the server itself raises. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? INTERNAL : BAD_REQUEST;
        };
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String urn() {
        return URN + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the same request may succeed later. */
    boolean isTemporary() {
        return this == BUSY || this == UNAVAILABLE;
    }
}
