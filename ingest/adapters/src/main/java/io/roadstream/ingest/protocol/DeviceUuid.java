/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids that foreign devices give to a report, as UUIDs by which repeats are recognised. */
public final class DeviceUuid {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private DeviceUuid() {}

    /** The text itself if it is a UUID, else the UUID named by it; null for null and empty. */
    public static @Nullable String of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return CANONICAL.matcher(text).matches()
                ? text
                : UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
