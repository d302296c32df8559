/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.jobs.history.HistoryJob;
import io.roadstream.jobs.live.LiveJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobUsageTest {
    private static final Pattern KEY = Pattern.compile("^  --([a-z-]+) ", Pattern.MULTILINE);

    @TempDir Path folder;

    @Test
    void namesEveryKeyOfAJobAndNoOther() throws Exception {
        String file = Files.createFile(folder.resolve("empty.properties")).toString();
        List<String> keys =
                KEY.matcher(JobUsage.text(LiveJob.class))
                        .results()
                        .map(key -> key.group(1))
                        .toList();
        String[] args =
                keys.stream()
                        .flatMap(
                                key ->
                                        Stream.of(
                                                "--" + key,
                                                key.equals("kafka-properties") ? file : "1"))
                        .toArray(String[]::new);

        JobConfig.of(args, Map.of());

        assertThat(keys).doesNotHaveDuplicates().hasSize(settingsOf(JobConfig.class));
    }

    @Test
    void namesTheClassToRun() {
        assertThat(JobUsage.text(HistoryJob.class))
                .contains("-c io.roadstream.jobs.history.HistoryJob");
    }

    @Test
    void aMainNamesTheArgumentItDoesNotKnow() {
        assertThatThrownBy(() -> LiveJob.main(new String[] {"--kafka-ulr", "x"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--kafka-ulr");
    }

    /** Components of a record and of the records in it. */
    private static int settingsOf(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .mapToInt(part -> part.getType().isRecord() ? settingsOf(part.getType()) : 1)
                .sum();
    }
}
