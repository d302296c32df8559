/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol.owntracks;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.ingest.protocol.InboundRequest;
import io.roadstream.ingest.protocol.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * Which vehicle a message is of. OwnTracks knows a user and a device of the user, told by the query
 * ({@code u}, {@code d}), by headers ({@code X-Limit-U}, {@code X-Limit-D}) or by the topic in the
 * message ({@code owntracks/USER/DEVICE}); the vehicle is {@code USER:DEVICE}, so that two users'
 * phones can't be taken for one. Where only one of both is known it is the vehicle; where none is,
 * the tracker id {@code tid}.
 */
final class OwnTracksDevice {
    private static final int USER_LEVEL = 1;
    private static final int DEVICE_LEVEL = 2;

    private OwnTracksDevice() {}

    static @Nullable String find(InboundRequest request, JsonNode message) {
        String topic = JsonFields.text(message, "topic");
        String user =
                first(
                        request.query().get("u"),
                        request.headers().get("x-limit-u"),
                        level(topic, USER_LEVEL));
        String device =
                first(
                        request.query().get("d"),
                        request.headers().get("x-limit-d"),
                        level(topic, DEVICE_LEVEL));
        if (user != null && device != null) {
            return user + ':' + device;
        }
        return first(device, user, JsonFields.text(message, "tid"));
    }

    private static @Nullable String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isEmpty()) {
                return candidate;
            }
        }
        return null;
    }

    private static @Nullable String level(@Nullable String topic, int level) {
        if (topic == null) {
            return null;
        }
        String[] levels = topic.split("/", -1);
        return level < levels.length ? levels[level] : null;
    }
}
