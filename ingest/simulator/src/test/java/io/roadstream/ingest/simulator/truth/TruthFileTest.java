/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthFileTest {
    private static final long EIGHT = 1_772_352_000_000L;

    @TempDir private Path folder = Path.of("");

    @Test
    void writesALineForEachMatter() throws Exception {
        Path file = folder.resolve("truth.jsonl");
        try (TruthFile truth = TruthFile.create(file)) {
            truth.write(
                    new Truth(
                            TruthKind.SPEEDING,
                            "v-1",
                            EIGHT,
                            EIGHT + 61_500,
                            Map.of("maxSpeedMps", 21.5, "limitMps", 13.9)));
            truth.write(
                    new Truth(
                            TruthKind.WRONG_CLOCK,
                            "v-2",
                            EIGHT,
                            Truth.OPEN,
                            Map.of("aheadMillis", -5L)));
            truth.write(
                    new Truth(
                            TruthKind.ROAD_WORKS,
                            "Mill \"Street\"",
                            EIGHT,
                            EIGHT,
                            Map.of("factor", 0.5)));
        }

        assertThat(Files.readString(file))
                .isEqualTo(
                        """
                        {"kind":"speeding","vehicle":"v-1","start":"2026-03-01T08:00:00Z","end":"2026-03-01T08:01:01.500Z","details":{"limitMps":13.9,"maxSpeedMps":21.5}}
                        {"kind":"wrong_clock","vehicle":"v-2","start":"2026-03-01T08:00:00Z","end":null,"details":{"aheadMillis":-5}}
                        {"kind":"road_works","street":"Mill \\"Street\\"","start":"2026-03-01T08:00:00Z","end":"2026-03-01T08:00:00Z","details":{"factor":0.5}}
                        """);
    }

    @Test
    void linesStandInTheFileWhileItIsOpen() throws Exception {
        Path file = folder.resolve("truth.jsonl");
        try (TruthFile truth = TruthFile.create(file)) {
            truth.write(new Truth(TruthKind.TUNNEL, "v-1", EIGHT, EIGHT, Map.of()));
            truth.flush(EIGHT);

            assertThat(file).isNotEmptyFile();
        }
    }

    @Test
    void nothingEndsBeforeItBegins() {
        assertThatThrownBy(() -> new Truth(TruthKind.SOS, "v-1", 5, 4, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SOS of v-1 must not end before it begins, was [5, 4]");
    }
}
