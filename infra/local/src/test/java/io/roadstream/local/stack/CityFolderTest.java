/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityFolderTest {
    @TempDir Path root;

    @Test
    void listsStartsSinceATimeTheOldestFirst() {
        CityFolder city = new CityFolder(root);
        city.newRun(9);
        city.newRun(10);
        city.newRun(100);

        assertThat(city.listRunsSince(10)).extracting(this::name).containsExactly("10", "100");
    }

    @Test
    void forgetsTheOldestStartsWithTheirFiles() throws Exception {
        CityFolder city = new CityFolder(root);
        for (int start = 1; start <= 25; start++) {
            Files.writeString(city.newRun(start).ledger(), "{}");
        }

        List<CityFolder.Run> left = city.listRunsSince(0);
        assertThat(left).hasSize(20);
        assertThat(left.get(0).folder()).hasFileName("6");
    }

    @Test
    void aFolderWithoutStartsHasNone() {
        assertThat(new CityFolder(root.resolve("none")).listRunsSince(0)).isEmpty();
    }

    private String name(CityFolder.Run run) {
        return run.folder().getFileName().toString();
    }
}
