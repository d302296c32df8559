/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.local.doctor.Finding.Level;
import io.roadstream.local.stack.StackFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
    private static final long GIBIBYTE = 1L << 30;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"Apache Maven 3.8.7,OK", "Apache Maven 4.0.0,OK", "Apache Maven 3.6.3,WARN"})
    void maven(String said, Level level) {
        assertThat(Tools.maven(Optional.of(said)).level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"v20.20.2,OK", "v22.0.0,OK", "v18.19.0,WARN"})
    void node(String said, Level level) {
        assertThat(Tools.node(Optional.of(said)).level()).isEqualTo(level);
    }

    @Test
    void programsThatAreMissingComeWithAdvice() {
        assertThat(Tools.maven(Optional.empty()).advice()).contains("install maven");
        assertThat(Tools.node(Optional.empty()).advice()).contains("install Node 20");
    }

    @Test
    void anOldJavaFails() {
        Finding finding = Tools.java(Runtime.Version.parse("11.0.2"), folder);

        assertThat(finding.level()).isEqualTo(Level.FAIL);
        assertThat(finding.advice()).contains("openjdk-17-jdk-headless");
    }

    @Test
    void aJavaWithoutCompilerIsWorthAWarning() {
        assertThat(Tools.java(Runtime.Version.parse("17.0.15"), folder).level())
                .isEqualTo(Level.WARN);
    }

    @Test
    void theEngineMustBeInTheCheckout() throws Exception {
        assertThat(Tools.engine(folder).level()).isEqualTo(Level.FAIL);

        Path library =
                folder.resolve("infra/embedded/node_modules/@chdb/lib-linux-x64-gnu/libchdb.so");
        Files.createDirectories(library.getParent());
        Files.writeString(library, "");

        assertThat(Tools.engine(folder).level()).isEqualTo(Level.OK);
    }

    @ParameterizedTest
    @CsvSource({"Linux,amd64,OK", "Linux,aarch64,WARN", "Mac OS X,x86_64,WARN"})
    void platform(String system, String architecture, Level level) {
        assertThat(Tools.platform(system, architecture).level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"1,FAIL", "5,WARN", "20,OK"})
    void disk(long gibibytes, Level level) {
        assertThat(Machine.disk(gibibytes * GIBIBYTE, "x").level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"1,FAIL", "3,WARN", "8,OK"})
    void memory(long gibibytes, Level level) {
        assertThat(Machine.memory(gibibytes * GIBIBYTE).level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"256,FAIL", "4096,WARN", "20000,OK", "unlimited,OK"})
    void openFiles(String limit, Level level) {
        assertThat(Machine.files(Optional.of(limit)).level()).isEqualTo(level);
    }

    @Test
    void aPortInUseIsFineIfItIsOurs() {
        assertThat(Machine.port("kafka", 9092, false, true).level()).isEqualTo(Level.OK);
        assertThat(Machine.port("kafka", 9092, true, false).level()).isEqualTo(Level.OK);
        assertThat(Machine.port("kafka", 9092, false, false).advice()).contains("--kafka-port");
    }

    @Test
    void asksProgramsThemselves() throws Exception {
        assertThat(Tools.findFirstLine("sh", "-c", "echo; echo hello; echo more"))
                .contains("hello");
        assertThat(Tools.findFirstLine("sh", "-c", "exit 1")).isEmpty();
        assertThat(Tools.findFirstLine("no-such-program-here")).isEmpty();
    }

    @Test
    void examinesThisMachine() throws Exception {
        Doctor doctor =
                new Doctor(
                        folder,
                        new StackFolders(folder.resolve("x/y")),
                        "127.0.0.1",
                        Map.of("kafka", 9_092));

        assertThat(doctor.examine())
                .extracting(Finding::what)
                .containsExactly(
                        "Platform",
                        "JDK",
                        "Maven",
                        "Node",
                        "ClickHouse engine",
                        "Memory",
                        "Disk",
                        "Data folder",
                        "Open files",
                        "Port of gateway",
                        "Port of ingest",
                        "Port of kafka");
        assertThat(folder.resolve("x")).doesNotExist();
    }
}
