/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.local.process.ProcessId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir Path folder;

    @Test
    void onlyOneMayHoldIt() {
        try (RunFolder first = new RunFolder(folder);
                RunFolder second = new RunFolder(folder)) {
            assertThat(first.tryLock("up")).isTrue();
            assertThat(second.tryLock("replay")).isFalse();
            assertThat(second.findOwner()).contains(new RunFolder.Owner(ProcessId.current(), "up"));
        }
    }

    @Test
    void isFreeAgainAfterClose() {
        RunFolder first = new RunFolder(folder);
        first.tryLock("up");
        first.close();

        try (RunFolder second = new RunFolder(folder)) {
            assertThat(second.findOwner()).isEmpty();
            assertThat(second.tryLock("up")).isTrue();
        }
    }

    @Test
    void remembersItsParts() {
        PartStatus status = status("kafka", ProcessId.current());
        try (RunFolder run = new RunFolder(folder)) {
            run.tryLock("up");
            run.write(status);

            assertThat(new RunFolder(folder).listParts()).containsExactly(status);
            run.clear();
            assertThat(run.listParts()).isEmpty();
        }
    }

    @Test
    void passesOverAFileItCannotRead() throws Exception {
        Files.writeString(folder.resolve("kafka.json"), "{");

        assertThat(new RunFolder(folder).listParts()).isEmpty();
    }

    @Test
    void aPidThatAnotherProcessGotIsNotTheOldProcess() {
        ProcessId present = ProcessId.current();
        ProcessId earlier = new ProcessId(present.pid(), present.startMillis() - 60_000);

        assertThat(present.find()).isPresent();
        assertThat(earlier.find()).isEmpty();
    }

    @Test
    void endsWhatAnEarlierRunLeftAndNothingElse() throws Exception {
        Process left = new ProcessBuilder("sh", "-c", "read line").start();
        Process other = new ProcessBuilder("sh", "-c", "read line").start();
        ProcessId otherEarlier = new ProcessId(other.pid(), 1);

        assertThat(
                        Leftovers.end(
                                java.util.List.of(
                                        status("kafka", ProcessId.of(left.toHandle())),
                                        status("flink", otherEarlier)),
                                Duration.ofSeconds(10)))
                .extracting(PartStatus::name)
                .containsExactly("kafka");

        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }

    private static PartStatus status(String name, ProcessId process) {
        return new PartStatus(name, PartStatus.State.READY, process, "127.0.0.1:1", 0, "x.log");
    }
}
