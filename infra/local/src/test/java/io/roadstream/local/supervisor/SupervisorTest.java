/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.roadstream.local.process.JavaCommand;
import io.roadstream.local.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SupervisorTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final RestartBackoff QUICK =
            new RestartBackoff(
                    Duration.ofMillis(10), Duration.ofMillis(40), 0.2, Duration.ofMinutes(1));

    @TempDir Path folder;

    private final Journal journal = new Journal();

    @Test
    void stopsOnePartForGoodWhileTheOthersRun() throws Exception {
        List<Part> parts =
                List.of(part("store", "serve", Set.of()), part("city", "plain", Set.of("store")));

        try (Supervisor supervisor = supervisor(parts)) {
            supervisor.start();
            supervisor.up().get(60, TimeUnit.SECONDS);
            supervisor.stop("city", LIMIT);

            await().atMost(LIMIT)
                    .untilAsserted(
                            () ->
                                    assertThat(supervisor.list())
                                            .extracting(PartStatus::name, PartStatus::state)
                                            .containsExactly(
                                                    tuple("store", PartStatus.State.READY),
                                                    tuple("city", PartStatus.State.STOPPED)));
            supervisor.stop(false, LIMIT);
        }

        assertThat(journal.rest())
                .containsExactly(
                        "store ready",
                        "city ready",
                        "city stopping",
                        "city stopped",
                        "store stopping",
                        "store stopped");
    }

    @Test
    void startsEachPartAfterWhatItNeedsAndStopsInReverse() throws Exception {
        List<Part> parts =
                List.of(
                        part("store", "serve", Set.of()),
                        part("schema", "task", Set.of("store")),
                        part("entrance", "serve", Set.of("schema")));

        try (Supervisor supervisor = supervisor(parts)) {
            supervisor.start();
            supervisor.up().get(60, TimeUnit.SECONDS);
            assertThat(supervisor.address("entrance")).isEqualTo("entrance:1");
            supervisor.stop(false, LIMIT);
        }

        assertThat(journal.rest())
                .containsExactly(
                        "store ready",
                        "schema ready",
                        "entrance ready",
                        "entrance stopping",
                        "entrance stopped",
                        "store stopping",
                        "store stopped");
        assertThat(Files.readString(folder.resolve("journal")))
                .isEqualTo("schema did its task\nentrance ended\nstore ended\n");
    }

    @Test
    void startsAPartAgainWheneverItIsKilled() throws Exception {
        try (Supervisor supervisor = supervisor(List.of(part("store", "serve", Set.of())))) {
            supervisor.start();
            journal.await("store ready");
            for (int kill = 1; kill <= 3; kill++) {
                PartStatus before = supervisor.list().get(0);

                before.process().find().orElseThrow().destroyForcibly();

                assertThat(journal.await("store ready")).contains("store died of 137");
                PartStatus after = supervisor.list().get(0);
                assertThat(after.process()).isNotEqualTo(before.process());
                assertThat(after.restarts()).isEqualTo(kill);
            }
            supervisor.stop(false, LIMIT);
        }
    }

    @Test
    void givesUpAPartThatNeverBecomesReadyAndShowsItsLastWords() throws Exception {
        try (Supervisor supervisor = supervisor(List.of(part("store", "fail", Set.of())))) {
            supervisor.start();

            supervisor.failed().get(60, TimeUnit.SECONDS);

            List<String> heard = journal.rest();
            assertThat(heard).hasSize(5).last().isEqualTo("store failed: store has no cheese");
            assertThat(heard.subList(0, 4)).containsOnly("store died of 3");
        }
    }

    @Test
    void doesNotTryAgainAfterAFatalExitCode() throws Exception {
        Part part =
                new Part(
                        "store",
                        Part.Kind.SERVICE,
                        Set.of(),
                        () -> command("store", "fail"),
                        LIMIT,
                        Set.of(3),
                        StopRequest.TERMINATE);

        try (Supervisor supervisor = supervisor(List.of(part))) {
            supervisor.start();
            supervisor.failed().get(60, TimeUnit.SECONDS);
        }

        assertThat(journal.rest()).containsExactly("store failed: store has no cheese");
    }

    @Test
    void killsAPartThatStaysSilent() throws Exception {
        Part part =
                new Part(
                        "store",
                        Part.Kind.SERVICE,
                        Set.of(),
                        () -> command("store", "silent"),
                        Duration.ofMillis(500),
                        Set.of(),
                        StopRequest.TERMINATE);

        try (Supervisor supervisor = supervisor(List.of(part))) {
            supervisor.start();
            journal.await("store died of 137");
        }
    }

    @Test
    void usesSigtermOnAPartThatCannotBeAsked() throws Exception {
        Part part =
                new Part(
                        "store",
                        Part.Kind.SERVICE,
                        Set.of(),
                        () -> command("store", "serve"),
                        LIMIT,
                        Set.of(),
                        (process, address, drain) -> {
                            throw new IOException("nobody listens at " + address);
                        });

        try (Supervisor supervisor = supervisor(List.of(part))) {
            supervisor.start();
            journal.await("store ready");
            supervisor.stop(false, LIMIT);
        }

        assertThat(journal.rest()).containsExactly("store stopping", "store stopped");
        assertThat(Files.readString(folder.resolve("logs/store.log")))
                .contains("nobody listens at store:1");
    }

    @Test
    void leavesNoProcessBehindWhenItIsClosed() throws Exception {
        ProcessId process;
        try (Supervisor supervisor = supervisor(List.of(part("store", "serve", Set.of())))) {
            supervisor.start();
            journal.await("store ready");
            process = supervisor.list().get(0).process();
        }

        var left = process.find();
        if (left.isPresent()) {
            left.get().onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(process.find()).isEmpty();
    }

    @Test
    void refusesAPartThatNeedsALaterOne() {
        List<Part> parts = List.of(part("entrance", "serve", Set.of("store")));

        assertThatThrownBy(() -> supervisor(parts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entrance needs [store]");
    }

    private Supervisor supervisor(List<Part> parts) {
        return new Supervisor(parts, folder.resolve("logs"), QUICK, new Random(1), journal);
    }

    private Part part(String name, String behaviour, Set<String> needs) {
        return new Part(
                name,
                behaviour.equals("task") ? Part.Kind.TASK : Part.Kind.SERVICE,
                needs,
                () -> command(name, behaviour),
                LIMIT,
                Set.of(),
                StopRequest.TERMINATE);
    }

    private JavaCommand command(String name, String behaviour) {
        return new JavaCommand(
                System.getProperty("java.class.path"),
                TestPart.class.getName(),
                List.of("-Xmx32m"),
                List.of(name, behaviour, folder.resolve("journal").toString()),
                Map.of());
    }
}
