/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.ChangeVersion;
import org.junit.jupiter.api.Test;

final class EntityMemoryTest {
    private final EntityMemory memory = new EntityMemory();

    @Test
    void findsWhatASnapshotDoesNotHave() {
        put("acme|read", new ChangeVersion(1, 5, 9), false);
        put("acme|gone", new ChangeVersion(1, 5, 10), false);
        put("acme|deleted before", new ChangeVersion(1, 5, 11), true);
        put("acme|unreadable", ChangeVersion.ofSnapshot(1), false);

        put("acme|read", ChangeVersion.ofSnapshot(2), false);
        put("acme|new", ChangeVersion.ofSnapshot(2), false);
        memory.rememberUnreadable("acme|unreadable");

        assertThat(memory.listMissingFrom(2)).containsExactly("acme|gone");
    }

    @Test
    void unreadableRowsCountForOneSnapshotOnly() {
        put("acme|bad", ChangeVersion.ofSnapshot(1), false);
        memory.rememberUnreadable("acme|bad");

        assertThat(memory.listMissingFrom(2)).isEmpty();
        assertThat(memory.listMissingFrom(3)).containsExactly("acme|bad");
    }

    @Test
    void anOlderRecordChangesNothing() {
        put("acme|o-1", new ChangeVersion(1, 5, 10), true);
        put("acme|o-1", new ChangeVersion(1, 5, 9), false);

        assertThat(memory.find("acme|o-1"))
                .isEqualTo(new Published(new ChangeVersion(1, 5, 10), true, null, 0));
    }

    @Test
    void aTruncationEndsWhatIsThereAndOlder() {
        put("acme|there", new ChangeVersion(1, 5, 9), false);
        put("acme|deleted", new ChangeVersion(1, 5, 9), true);
        put("acme|newer", new ChangeVersion(1, 9, 12), false);

        assertThat(memory.listOlderThan(new ChangeVersion(1, 7, 11))).containsExactly("acme|there");
    }

    @Test
    void forgetsByAge() {
        memory.remember("old", new Published(ChangeVersion.ofSnapshot(1), false, null, 999));
        memory.remember("new", new Published(ChangeVersion.ofSnapshot(1), false, null, 1_000));

        memory.forgetBefore(1_000);

        assertThat(memory.find("old")).isNull();
        assertThat(memory.find("new")).isNotNull();
    }

    private void put(String key, ChangeVersion version, boolean isDeleted) {
        memory.remember(key, new Published(version, isDeleted, null, 0));
    }
}
