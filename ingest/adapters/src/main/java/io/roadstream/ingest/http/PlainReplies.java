/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.protocol.InboundRequest;
import io.roadstream.ingest.protocol.ParsedPositions;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Replies for foreign protocols: always the same text for what was taken, a problem if everything
 * was refused.
 */
final class PlainReplies implements Entrance.Replies {
    private final Reply taken;
    private final Set<Reason> acknowledged;

    /**
     * @param acknowledged reasons of refusal that the sender's app must not see as an error, since
     *     it would repeat the message for ever
     */
    PlainReplies(String contentType, String text, Set<Reason> acknowledged) {
        this.taken = Reply.of(200, contentType, text.getBytes(StandardCharsets.UTF_8));
        this.acknowledged = Set.copyOf(acknowledged);
    }

    @Override
    public Reply of(InboundRequest request, ParsedPositions outcome) {
        if (!outcome.reports().isEmpty() || outcome.rejections().isEmpty()) {
            return taken;
        }
        DeadLetter first = outcome.rejections().get(0).letter();
        return acknowledged.contains(first.reason())
                ? taken
                : new Problem(ProblemType.INVALID_POSITION, first.message(), first.reason())
                        .toReply();
    }
}
