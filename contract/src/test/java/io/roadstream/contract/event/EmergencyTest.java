/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.RandomEvents;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.validation.Reason;
import org.junit.jupiter.api.Test;

final class EmergencyTest {
    private static final Handling FIRST = new Handling("jl", Reports.TIME.toEpochMilli());
    private static final Handling LATER = new Handling("eve", Reports.TIME.toEpochMilli() + 1);

    @Test
    void theFirstWhoTookNoticeCounts() {
        Emergency call = Emergency.of("call-1", null, null);

        Emergency seen = call.acknowledge(FIRST).acknowledge(LATER);

        assertThat(seen.acknowledged()).isEqualTo(FIRST);
        assertThat(seen.resolve(LATER).resolve(FIRST).resolved()).isEqualTo(LATER);
    }

    @Test
    void whatWasDoneStaysDoneWhicheverStateArrivesFirst() {
        Emergency call = Emergency.of("call-1", null, "smoke");
        Emergency done = call.acknowledge(FIRST).resolve(LATER);

        assertThat(call.merge(done)).isEqualTo(done);
        assertThat(done.merge(call)).isEqualTo(done);
        assertThat(call.acknowledge(LATER).merge(call.acknowledge(FIRST)).acknowledged())
                .isEqualTo(FIRST);
    }

    @SeededTest
    void mergingAgainChangesNothing(long seed) {
        RandomEvents events = new RandomEvents(seed);
        for (int i = 0; i < 200; i++) {
            Emergency one = events.emergency();
            Emergency both = one.merge(events.emergency());

            assertThat(both.merge(one)).isEqualTo(both);
            assertThat(both.merge(both)).isEqualTo(both);
        }
    }

    @Test
    void refusesALongNote() {
        assertRefused(
                () -> Emergency.of("call-1", null, "x".repeat(501)),
                Reason.INVALID_VALUE,
                "note must have at most 500 characters, had 501");
    }
}
