/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EventAgesTest {
    private final EventAges ages = new EventAges();

    @Test
    void knowsNothingBeforeTheFirst() {
        assertThat(ages.quantile(0.5)).isEqualTo(OptionalInt.empty());
        assertThat(ages.count()).isZero();
    }

    @Test
    void isExactWhileAllFitInTheSample() {
        for (int age = 100; age >= 1; age--) {
            ages.add(age);
        }
        assertThat(ages.quantile(0.5)).hasValue(50);
        assertThat(ages.quantile(0.95)).hasValue(95);
        assertThat(ages.quantile(1)).hasValue(100);
        ages.reset();
        assertThat(ages.quantile(0.5)).isEmpty();
    }

    @Test
    void samplesEvenlyWhenThereAreMore() {
        for (int age = 1; age <= 100_000; age++) {
            ages.add(age);
        }
        assertThat(ages.count()).isEqualTo(100_000);
        assertThat(ages.quantile(0.5).orElseThrow()).isBetween(45_000, 55_000);
    }

    @Test
    void aClockThatRunsAheadIsNoAge() {
        ages.add(-5);
        assertThat(ages.quantile(0.5)).hasValue(0);
    }
}
