/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.fixtures.SeededTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is newer than what. */
final class PublishedTest {
    @Test
    void whatIsNotKnownIsNew() {
        assertThat(Published.accepts(null, ChangeVersion.ofSnapshot(1))).isTrue();
        assertThat(Published.accepts(null, version("1/5/9"))).isTrue();
    }

    @ParameterizedTest(name = "{1} after {0}: {2}")
    @CsvSource({
        "1/0/0, 1/0/7, true", // the first change after a snapshot
        "1/0/7, 1/0/0, false", // a snapshot row of the same epoch comes too late
        "1/5/9, 1/5/9, false", // the same change read again
        "1/5/9, 1/5/8, false", // an earlier one of the same transaction read again
        "1/5/8, 1/5/9, true", // the next of the same transaction
        "1/5/9, 1/9/6, true", // a later commit of what was written earlier
        "1/9/6, 1/5/9, false", // and the other way round
        "1/5/9, 2/0/0, true", // a new snapshot
        "2/0/0, 1/7/8, false", // a change from before it
        "2/4/4, 3/0/0, true",
        "3/0/0, 3/2/2, true", // another database, whose log is shorter
    })
    void theOrderIsEpochThenCommitThenChange(String last, String change, boolean isNewer) {
        assertThat(Published.accepts(published(last, OrderStatus.CREATED), version(change)))
                .isEqualTo(isNewer);
    }

    @SeededTest
    void whatIsReadAgainFromAnywhereChangesNothing(long seed) {
        Random random = new Random(seed);
        List<ChangeVersion> log = log(random);
        EntityMemory memory = new EntityMemory();
        List<ChangeVersion> published = new ArrayList<>();

        for (int from = 0; from < log.size(); from = random.nextInt(from + 1) + 5) {
            for (ChangeVersion change : log.subList(from, Math.min(log.size(), from + 20))) {
                if (Published.accepts(memory.find("acme|o-1"), change)) {
                    memory.remember("acme|o-1", new Published(change, false, null, 0));
                    published.add(change);
                }
            }
            if (published.size() == log.size()) {
                break;
            }
        }

        assertThat(published).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0} to {1}, {2}: {3}")
    @CsvSource({
        "CREATED, ASSIGNED, 1/5/9, false",
        "CREATED, CREATED, 1/5/9, false",
        "CREATED, DELIVERED, 1/5/9, true",
        "DELIVERED, CREATED, 1/5/9, true",
        "DELIVERED, CREATED, 2/0/0, false", // a snapshot: what came between was not seen
    })
    void aTransitionIsJudgedByTheTableUnlessASnapshotReadsIt(
            OrderStatus from, OrderStatus to, String change, boolean isIllegal) {
        assertThat(Published.isIllegal(published("1/1/1", from), version(change), to))
                .isEqualTo(isIllegal);
    }

    @Test
    void theFirstStatusThatIsSeenIsNotJudged() {
        ChangeVersion change = version("1/5/9");

        assertThat(Published.isIllegal(null, change, OrderStatus.DELIVERED)).isFalse();
        assertThat(
                        Published.isIllegal(
                                new Published(version("1/1/1"), true, null, 0),
                                change,
                                OrderStatus.DELIVERED))
                .as("after a deletion")
                .isFalse();
    }

    private static List<ChangeVersion> log(Random random) {
        List<ChangeVersion> log = new ArrayList<>();
        log.add(ChangeVersion.ofSnapshot(1));
        long commit = 0;
        for (int transaction = 0; transaction < 12; transaction++) {
            long change = commit + random.nextInt(5);
            for (int i = 0; i <= random.nextInt(4); i++) {
                change += 1 + random.nextInt(5);
                log.add(new ChangeVersion(1, commit, change));
            }
            commit = change + 1;
        }
        return log;
    }

    private static Published published(String version, OrderStatus status) {
        return new Published(version(version), false, status, 0);
    }

    private static ChangeVersion version(String text) {
        String[] parts = text.split("/", -1);
        return new ChangeVersion(
                Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }
}
