/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.client;

import io.roadstream.bench.chaos.load.Fleet.Fix;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ResumePoint;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.Subscribe;
import io.roadstream.contract.proto.v1.Unsubscribe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What one client knows over all its connections, what it says to the gateway because of that, and
 * what was wrong with what it was told. Thread-safe.
 */
final class Knowledge {
    private final Subscribe wanted;
    private final Picture picture;
    private final Chronicle chronicle;
    private final ResumeAudit audit;
    private final Consumer<Map<String, Fix>> onTold;
    private String epoch = "";
    private String knownEpoch = "";
    private long offset;
    private long connections;
    private long resumes;
    private long gaps;
    private long unexplained;
    private boolean wasRecovered;
    private int snapshotsAwaited;

    /**
     * @param wanted without a resume point
     * @param sees whether it asked for a vehicle of the fleet that is judged
     * @param chronicle of its tenant
     * @param onTold called with what each frame told of vehicles
     */
    Knowledge(
            Subscribe wanted,
            Picture picture,
            Predicate<String> sees,
            Chronicle chronicle,
            Consumer<Map<String, Fix>> onTold) {
        this.wanted = wanted;
        this.picture = picture;
        this.chronicle = chronicle;
        this.audit = new ResumeAudit(chronicle, sees);
        this.onTold = onTold;
    }

    /**
     * What a client went through, and what was wrong.
     *
     * @param resumes answers to a resume point that went on from it
     * @param gaps answers to a resume point that said it could not be continued
     * @param wasRecovered whether the newest answer to a subscription went on from what was known
     * @param backwards fixes older than one of the same vehicle that was told before
     * @param foreign vehicles that were none of its business
     * @param unexplained frames that told of changes of what it had never been told
     */
    record Tally(
            long connections,
            long resumes,
            long gaps,
            boolean wasRecovered,
            long backwards,
            long foreign,
            long unexplained) {}

    synchronized Tally tally() {
        return new Tally(
                connections,
                resumes,
                gaps,
                wasRecovered,
                picture.backwards(),
                picture.foreign(),
                unexplained);
    }

    synchronized long offset() {
        return offset;
    }

    /** Lies about what it knows; a control. */
    synchronized void claim(long wrongOffset) {
        offset = wrongOffset;
    }

    /** Resumes that skipped what others had been shown, one line each. */
    synchronized List<String> skips() {
        return audit.skips();
    }

    /** What differs from what should be shown, one line each. */
    synchronized List<String> compare(Map<String, Fix> expected) {
        List<String> differences = new ArrayList<>();
        expected.forEach(
                (id, fix) -> {
                    Fix shown = picture.find(id);
                    if (!fix.equals(shown)) {
                        differences.add("shows %s at %s, not %s".formatted(id, shown, fix));
                    }
                });
        return differences;
    }

    /** Takes a frame and returns what the client says to it. */
    synchronized List<ClientFrame> take(ServerFrame frame) {
        return switch (frame.getFrameCase()) {
            case HELLO -> {
                epoch = frame.getHello().getEpoch();
                connections++;
                snapshotsAwaited = 0;
                yield List.of(knownEpoch.isEmpty() ? begin() : goOn());
            }
            case GAP -> {
                gaps++;
                wasRecovered = false;
                snapshotsAwaited = 1;
                picture.clear();
                yield List.of();
            }
            case SNAPSHOT -> {
                snapshotsAwaited--;
                wasRecovered = false;
                yield know(frame.getSnapshot().getOffset(), frame);
            }
            case RECOVERED -> {
                resumes++;
                wasRecovered = true;
                List<ClientFrame> said = know(frame.getRecovered().getOffset(), frame);
                if (said.isEmpty()) {
                    audit.resumed(epoch, offset, picture.shownMillis());
                }
                yield said;
            }
            case DELTA ->
                    snapshotsAwaited == 0 ? know(frame.getDelta().getOffset(), frame) : List.of();
            default -> List.of();
        };
    }

    /** Something that was skipped shows: then it asks for all anew. */
    private List<ClientFrame> know(long newOffset, ServerFrame frame) {
        boolean isKnown = picture.take(frame);
        onTold.accept(picture.told());
        picture.told().forEach((id, fix) -> chronicle.note(epoch, newOffset, id, fix.timeMillis()));
        if (isKnown) {
            knownEpoch = epoch;
            offset = newOffset;
            return List.of();
        }
        unexplained++;
        picture.clear();
        ClientFrame forget =
                ClientFrame.newBuilder()
                        .setUnsubscribe(
                                Unsubscribe.newBuilder().setSubscription(wanted.getSubscription()))
                        .build();
        List<ClientFrame> anew = List.of(forget, begin());
        // The first answers the unsubscribe.
        snapshotsAwaited = 2;
        return anew;
    }

    private ClientFrame begin() {
        snapshotsAwaited = 1;
        return ClientFrame.newBuilder().setSubscribe(wanted).build();
    }

    private ClientFrame goOn() {
        return ClientFrame.newBuilder()
                .setSubscribe(
                        wanted.toBuilder()
                                .setSince(
                                        ResumePoint.newBuilder()
                                                .setEpoch(knownEpoch)
                                                .setOffset(offset)))
                .build();
    }
}
