/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.roadstream.contract.topic.TopicSettings.Cleanup;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TopicSettingsTest {
    @Test
    void deletesByAppendTimeSinceFlinkStampsRecordsWithEventTime() {
        assertThat(new TopicSettings(12, Cleanup.DELETE, Duration.ofDays(7)).toKafkaConfig())
                .isEqualTo(
                        Map.of(
                                "cleanup.policy", "delete",
                                "retention.ms", "604800000",
                                "message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void compactsWithoutARetention() {
        assertThat(new TopicSettings(12, Cleanup.COMPACT, Duration.ZERO).toKafkaConfig())
                .isEqualTo(
                        Map.of(
                                "cleanup.policy", "compact",
                                "message.timestamp.type", "LogAppendTime"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 12, 16, 90, 720})
    void acceptsPartitionsThatDivideTheGreatestParallelism(int partitions) {
        assertThatCode(() -> new TopicSettings(partitions, Cleanup.COMPACT, Duration.ZERO))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {-12, -1, 0, 7, 32, 100, 721, 1_440})
    void refusesAnyOtherPartitions(int partitions) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicSettings(partitions, Cleanup.COMPACT, Duration.ZERO))
                .withMessage("partitions must divide 720, was " + partitions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-0.001S", "PT0.000999S"})
    void refusesARetentionThatKeepsNothing(Duration retention) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicSettings(12, Cleanup.DELETE, retention))
                .withMessage("retention must be at least 1 ms, was " + retention);
    }

    @Test
    void acceptsTheShortestRetention() {
        assertThatCode(() -> new TopicSettings(12, Cleanup.DELETE, Duration.ofMillis(1)))
                .doesNotThrowAnyException();
    }
}
