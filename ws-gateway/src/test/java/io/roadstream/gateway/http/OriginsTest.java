/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    @ParameterizedTest
    @CsvSource({
        "http://fleet.example:8080, fleet.example:8080, true",
        "https://Fleet.Example, fleet.example, true",
        "https://map.example, fleet.example, true",
        "http://map.example, fleet.example, false",
        "https://map.example.evil.com, fleet.example, false",
        "https://fleet.example:444, fleet.example, false",
        "https://fleet.example@evil.com, fleet.example, false",
        "null, fleet.example, false",
        "https://[, fleet.example, false",
    })
    void allowsTheOwnHostAndThoseThatAreNamed(String origin, String host, boolean expected) {
        assertThat(Origins.of("https://map.example").mayConnect(origin, host)).isEqualTo(expected);
    }

    @Test
    void allowsWhatIsNoBrowser() {
        assertThat(Origins.of("").mayConnect(null, "fleet.example")).isTrue();
    }

    @Test
    void refusesWhatIsNoOrigin() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Origins.of("https://ok.example, *.example"))
                .withMessage(
                        "gateway-allowed-origins must be like https://map.example.com, was"
                                + " '*.example'");
    }
}
