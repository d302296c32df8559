/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void listsEveryFileOfTheFolderInOrder() throws IOException {
        Path folder = Path.of(System.getProperty("roadstream.root"), "infra", "clickhouse");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".sql"))
                                    .sorted())
                    .isEqualTo(Migrations.FILES);
        }
    }

    @Test
    void cutsStatementsAtSemicolonsThatEndALine() {
        assertThat(
                        SqlStatements.split(
                                """
                                -- a comment; with a semicolon
                                SELECT ';',
                                  1;

                                SELECT 2"""))
                .containsExactly("SELECT ';',\n  1", "SELECT 2");
    }
}
