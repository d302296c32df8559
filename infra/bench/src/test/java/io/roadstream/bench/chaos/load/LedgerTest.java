/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger(2);

    @Test
    void countsOnlyWhatIsAcknowledged() {
        ledger.sending(0, 5);
        ledger.acknowledged(0);
        ledger.sending(0, 10);
        ledger.sending(1, 5);

        assertThat(ledger.sent()).containsExactly(10, 5);
        assertThat(ledger.acknowledged()).containsExactly(5, 0);
        assertThat(ledger.total()).isEqualTo(5);
    }

    @Test
    void refusesAVehicleThatGoesBack() {
        ledger.sending(1, 5);

        assertThatThrownBy(() -> ledger.sending(1, 4))
                .hasMessage("vehicle 1 went back from 5 to 4");
    }
}
