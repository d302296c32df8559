/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @TempDir Path folder;

    @Test
    void waitsForTheReadyLineAndKnowsItsAddress() throws Exception {
        Path log = folder.resolve("child.log");

        try (ChildProcess child = ChildProcess.start(EchoProgram.command("here:1", log))) {
            assertThat(child.address()).isEqualTo("here:1");
            assertThat(child.isAlive()).isTrue();
        }
        assertThat(Files.readString(log)).contains("starting");
    }

    @Test
    void showsTheEndOfTheLogIfTheChildFails() {
        assertThatThrownBy(
                        () ->
                                ChildProcess.start(
                                        EchoProgram.command("fail", folder.resolve("fail.log"))))
                .isInstanceOf(ChildStartException.class)
                .hasMessageContaining("disk is made of cheese");
    }

    @Test
    void aKilledChildIsGone() {
        ChildProcess child =
                ChildProcess.start(EchoProgram.command("x", folder.resolve("child.log")));

        child.kill();

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aPausedChildCanBeClosed() {
        ChildProcess child =
                ChildProcess.start(EchoProgram.command("x", folder.resolve("child.log")));
        child.pause();

        child.close();

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aChildEndsWhenItsParentIsKilled() throws Exception {
        ChildProcess parent =
                ChildProcess.start(EchoProgram.command("nest", folder.resolve("nest.log")));
        Optional<ProcessHandle> inner = ProcessHandle.of(Long.parseLong(parent.address()));
        assertThat(inner).isPresent();

        parent.kill();

        inner.get().onExit().get(30, TimeUnit.SECONDS);
    }
}
