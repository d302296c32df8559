/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whether the resumes of one client kept their word: a client that was told that it knows
 * everything up to an offset must know whatever any client of its tenant was shown up to there. For
 * one thread at a time.
 */
final class ResumeAudit {
    private final Chronicle chronicle;
    private final Predicate<String> sees;
    private final List<Claim> claims = new ArrayList<>();

    /**
     * @param chronicle of the client's tenant
     * @param sees whether the client asked for a vehicle that is judged
     */
    ResumeAudit(Chronicle chronicle, Predicate<String> sees) {
        this.chronicle = chronicle;
        this.sees = sees;
    }

    /** What the client knew of when, and up to where it was told that it knew everything. */
    private record Claim(String epoch, long offset, Map<String, Long> shownMillis) {}

    /**
     * Notes an answer that went on.
     *
     * @param shownMillis for each vehicle that the client shows after it, the event time of its fix
     */
    void resumed(String epoch, long offset, Map<String, Long> shownMillis) {
        claims.add(new Claim(epoch, offset, Map.copyOf(shownMillis)));
    }

    /** Resumes that skipped something, one line each; to be asked when all clients are done. */
    List<String> skips() {
        List<String> skips = new ArrayList<>();
        for (Claim claim : claims) {
            chronicle.newestUntil(claim.epoch(), claim.offset()).entrySet().stream()
                    .filter(other -> sees.test(other.getKey()))
                    .filter(other -> isMissing(claim, other.getKey(), other.getValue()))
                    .findFirst()
                    .ifPresent(other -> skips.add(text(claim, other.getKey(), other.getValue())));
        }
        return skips;
    }

    private static boolean isMissing(Claim claim, String vehicle, long timeMillis) {
        return claim.shownMillis().getOrDefault(vehicle, Long.MIN_VALUE) < timeMillis;
    }

    private static String text(Claim claim, String vehicle, long timeMillis) {
        return "went on from offset %d and showed %s of %s, others had it of %d"
                .formatted(claim.offset(), vehicle, claim.shownMillis().get(vehicle), timeMillis);
    }
}
