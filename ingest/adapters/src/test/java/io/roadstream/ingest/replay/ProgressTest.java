/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void tellsHowFarItIs() {
        assertThat(
                        Progress.line(
                                0.256,
                                123_456,
                                9_876.5,
                                Duration.ofSeconds(3_725),
                                Instant.parse("2008-05-20T07:00:00.999Z")))
                .isEqualTo(
                        " 26 %  123,456 rows  9,877/s  1:02 h to go  file clock 2008-05-20T07:00:00Z");
    }
}
