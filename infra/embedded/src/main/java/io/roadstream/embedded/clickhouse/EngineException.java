/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ClickHouse's refusal of a statement, with the numeric code that drivers read. */
final class EngineException extends Exception {

    /** The error names of ClickHouse that this server raises itself. */
    enum Code {
        BAD_ARGUMENTS(36),
        NOT_IMPLEMENTED(48),
        SYNTAX_ERROR(62),
        UNKNOWN_COMPRESSION_METHOD(89),
        UNKNOWN_SETTING(115),
        READONLY(164),
        REQUIRED_PASSWORD(194),
        TOO_MANY_SIMULTANEOUS_QUERIES(202),
        QUERY_IS_TOO_LARGE(223),
        CANNOT_DECOMPRESS(271),
        ACCESS_DENIED(497),
        UNKNOWN_ROLE(511),
        AUTHENTICATION_FAILED(516),
        UNKNOWN_EXCEPTION(1002);

        final int number;

        Code(int number) {
            this.number = number;
        }
    }

    private static final long serialVersionUID = 1L;
    private static final Pattern CODE = Pattern.compile("Code: (\\d+)\\. DB::Exception: ");

    private final int code;

    private EngineException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** Reads the engine's own message, {@code Code: 60. DB::Exception: … (UNKNOWN_TABLE)}. */
    static EngineException parse(String message) {
        String text = message.strip();
        Matcher matcher = CODE.matcher(text);
        return matcher.lookingAt()
                ? new EngineException(Integer.parseInt(matcher.group(1)), text)
                : of(Code.UNKNOWN_EXCEPTION, text.isEmpty() ? "no reason given" : text);
    }

    static EngineException of(Code code, String message) {
        return new EngineException(
                code.number,
                "Code: " + code.number + ". DB::Exception: " + message + ". (" + code + ")");
    }

    int code() {
        return code;
    }

    boolean is(Code other) {
        return code == other.number;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
