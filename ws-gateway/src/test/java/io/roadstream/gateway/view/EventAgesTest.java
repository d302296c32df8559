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
    void oneOfEachVehicleCounts() {
        for (int age = 100; age >= 1; age--) {
            ages.add("v-" + age, age);
        }
        assertThat(ages.quantile(0.5)).hasValue(50);
        assertThat(ages.quantile(0.95)).hasValue(95);
        assertThat(ages.quantile(1)).hasValue(100);
        ages.reset();
        assertThat(ages.quantile(0.5)).isEmpty();
    }

    @Test
    void aPhoneThatSendsWhatItKeptIsOneVehicle() {
        for (int vehicle = 0; vehicle < 20; vehicle++) {
            ages.add("v-" + vehicle, 80);
        }
        for (int second = 3_600; second > 0; second--) {
            ages.add("late", second * 1_000L);
        }
        assertThat(ages.count()).isEqualTo(3_620);
        assertThat(ages.quantile(0.95)).hasValue(80);
        assertThat(ages.quantile(1)).hasValue(1_000);
    }

    @Test
    void aClockThatRunsAheadIsNoAge() {
        ages.add("ahead", -5);
        assertThat(ages.quantile(0.5)).hasValue(0);
    }
}
