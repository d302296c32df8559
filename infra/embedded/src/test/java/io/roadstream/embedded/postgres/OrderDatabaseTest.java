/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OrderDatabaseTest {
    @Test
    void listsEveryFileOfTheFolderInOrder() throws IOException {
        Path folder = Path.of(System.getProperty("roadstream.root", "../.."), "infra/orderdb");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactlyElementsOf(OrderDatabase.FILES);
        }
    }
}
