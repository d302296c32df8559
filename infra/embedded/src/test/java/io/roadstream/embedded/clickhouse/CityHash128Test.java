/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CityHash128Test {

    @Test
    void givesTheValuesOfVersionOneZeroTwo() {
        assertThat(hash("")).isEqualTo(new CityHash128(0x3df09dfc64c09a2bL, 0x3cb540c392e51e29L));
        assertThat(hash("Moscow"))
                .isEqualTo(new CityHash128(0x2edf17bfee3edf6dL, 0x22aef305c6409d55L));
    }

    @SuppressWarnings("deprecation") // the whole package is, but the driver hashes with it
    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121, 7_919})
    void agreesWithTheDriverForEveryLengthUpTo1000(long seed) {
        Random random = new Random(seed);
        for (int length = 0; length <= 1000; length++) {
            byte[] bytes = new byte[length + 3];
            random.nextBytes(bytes);

            long[] expected = com.clickhouse.data.ClickHouseCityHash.cityHash128(bytes, 3, length);

            assertThat(CityHash128.of(bytes, 3, length))
                    .as("seed %d, length %d", seed, length)
                    .isEqualTo(new CityHash128(expected[0], expected[1]));
        }
    }

    private static CityHash128 hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return CityHash128.of(bytes, 0, bytes.length);
    }
}
