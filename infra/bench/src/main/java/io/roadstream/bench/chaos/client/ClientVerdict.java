/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.client;

import java.util.List;

/**
 * What is wrong with what the clients were told, and what they went through.
 *
 * @param notConverged clients that did not show the true last state in the end
 * @param silentSkips clients that did not after a resume that said it went on from what they knew,
 *     and resumes after which a client did not know what others had been shown by then
 * @param backwards fixes older than one of the same vehicle that the client was told before
 * @param foreign vehicles of another tenant that were shown
 * @param unexplained frames that told of changes of what the client had never been told
 * @param connections of all clients
 * @param resumes that went on
 * @param gaps resumes that could not
 * @param samples a few of the differences, for people
 */
public record ClientVerdict(
        long notConverged,
        long silentSkips,
        long backwards,
        long foreign,
        long unexplained,
        long connections,
        long resumes,
        long gaps,
        List<String> samples) {
    /** Of no clients. */
    public static final ClientVerdict NONE = new ClientVerdict(0, 0, 0, 0, 0, 0, 0, 0, List.of());

    public ClientVerdict {
        samples = List.copyOf(samples);
    }

    public boolean isClean() {
        return violations() == 0;
    }

    /** All that must be 0, added up. */
    public long violations() {
        return notConverged + silentSkips + backwards + foreign + unexplained;
    }

    @Override
    public String toString() {
        return ("%d clients not converged, %d silent skips, %d fixes back in time, %d foreign"
                        + " vehicles, %d unexplained frames; %d connections, %d resumes, %d gaps")
                .formatted(
                        notConverged,
                        silentSkips,
                        backwards,
                        foreign,
                        unexplained,
                        connections,
                        resumes,
                        gaps);
    }
}
