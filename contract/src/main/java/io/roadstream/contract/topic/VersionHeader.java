/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.topic;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header of every record about a row of the order database: its version, as text such as {@code
 * 2/386924584/386924800}. A deletion has no value that could carry it.
 */
public final class VersionHeader {
    /** Name of the header. */
    public static final String NAME = "version";

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(\\d{1,19})/(\\d{1,19})");

    private VersionHeader() {}

    public static byte[] encode(ChangeVersion version) {
        return "%d/%d/%d"
                .formatted(version.epoch(), version.commitLsn(), version.changeLsn())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The version in the bytes.
     *
     * @throws InvalidEventException if there is none
     */
    public static ChangeVersion decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        Matcher matcher = TEXT.matcher(text);
        try {
            if (matcher.matches()) {
                return new ChangeVersion(
                        Integer.parseInt(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3)));
            }
        } catch (NumberFormatException e) {
            throw new InvalidEventException(
                    Reason.MALFORMED, "version must fit 64 bits, was '" + text + "'", e);
        }
        throw new InvalidEventException(
                Reason.MALFORMED, "version must be like 2/100/120, was '" + text + "'");
    }
}
