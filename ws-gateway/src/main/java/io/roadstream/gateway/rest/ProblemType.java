/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import java.util.Locale;

/** Every kind of error reply: its HTTP status and its title. */
enum ProblemType {
    BAD_REQUEST(400, "The request can't be understood"),
    UNAUTHENTICATED(401, "A token is needed"),
    FORBIDDEN(403, "The token lacks the right"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not for this path"),
    LIMIT_REACHED(409, "There may be no more of them"),
    ORDER_ENDED(409, "The order is over"),
    ORDER_LOCKED(409, "Somebody else is changing the order, repeat"),
    ORDER_REFUSED(409, "The order database does not take it"),
    CONFLICT(412, "It is not as you expect it"),
    BODY_TOO_LARGE(413, "The body is too long"),
    TOO_LARGE(422, "The query is too large"),
    CONDITION_NEEDED(428, "Say how you expect it to be"),
    BUSY(429, "Too much is asked at once, repeat later"),
    INTERNAL(500, "Something went wrong here"),
    UNAVAILABLE(503, "What this needs can't be reached now, repeat later"),
    TOO_SLOW(504, "The query took too long");

    private static final String URN = "urn:roadstream:problem:";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
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
}
