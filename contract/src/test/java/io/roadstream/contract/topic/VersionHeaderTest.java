/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.topic;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.validation.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionHeaderTest {
    @Test
    void readsWhatItWrote() {
        ChangeVersion version = new ChangeVersion(2, Long.MAX_VALUE, 0);

        byte[] header = VersionHeader.encode(version);

        assertThat(new String(header, StandardCharsets.US_ASCII))
                .isEqualTo("2/9223372036854775807/0");
        assertThat(VersionHeader.decode(header)).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1/2", "1/2/x", "-1/2/3", "1/2/3/4", "1/9999999999999999999/1"})
    void refusesWhatIsNoVersion(String text) {
        assertRefused(
                () -> VersionHeader.decode(text.getBytes(StandardCharsets.US_ASCII)),
                Reason.MALFORMED);
    }
}
