/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class EpochTest {
    @Test
    void isReadAsItWasWritten() {
        Epoch begun = new Epoch(12, false, "7655/orders/my schema", 4);

        assertThat(begun.text()).isEqualTo("12 begun since 4 7655/orders/my schema");
        assertThat(Epoch.parse(begun.text())).isEqualTo(begun);
        assertThat(Epoch.parse(begun.complete().text())).isEqualTo(begun.complete());
        assertThat(Epoch.parse(null)).isNull();
        assertThatThrownBy(() -> Epoch.parse("12 begun"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no epoch: '12 begun'");
    }

    @Test
    void oneThatDoesNotSaySinceWhenHadOneDatabaseFromTheFirstOn() {
        assertThat(Epoch.parse("12 complete 7655/orders/public"))
                .isEqualTo(new Epoch(12, true, "7655/orders/public", 1));
    }

    @Test
    void theSameDatabaseIsCapturedSinceThen() {
        Epoch last = new Epoch(5, true, "7/orders/public", 3);

        assertThat(Epoch.begin(last, 6, "7/orders/public"))
                .isEqualTo(new Epoch(6, false, "7/orders/public", 3));
    }

    @Test
    void anotherDatabaseIsCapturedFromItsFirstSnapshotOn() {
        Epoch last = new Epoch(5, true, "7/orders/public", 3);

        Epoch begun = Epoch.begin(last, 6, "8/orders/public");

        assertThat(begun).isEqualTo(new Epoch(6, false, "8/orders/public", 6));
        assertThat(Epoch.begin(begun, 7, "8/orders/public").since())
                .as("after its snapshot was cut short")
                .isEqualTo(6);
        assertThat(Epoch.begin(begun, 7, "7/orders/public").since()).as("and back").isEqualTo(7);
    }

    @Test
    void whereNobodyKnowsWhatWasCapturedItMayHaveBeenAnotherDatabase() {
        assertThat(Epoch.begin(null, 1, "7/orders/public").since()).isEqualTo(1);
        assertThat(Epoch.begin(null, 9, "7/orders/public").since()).isEqualTo(9);
    }
}
