/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResumeAuditTest {
    private final Chronicle chronicle = new Chronicle();
    private final ResumeAudit audit = new ResumeAudit(chronicle, id -> !id.equals("unseen"));

    @Test
    void findsNothingWhenTheClientKnowsWhatOthersWereShown() {
        chronicle.note("e1", 10, "v", 100);
        chronicle.note("e1", 12, "v", 120);
        audit.resumed("e1", 12, Map.of("v", 120L));

        assertThat(audit.skips()).isEmpty();
    }

    @Test
    void findsAResumeThatLeftOutAFixOrAVehicle() {
        chronicle.note("e1", 12, "v", 120);
        audit.resumed("e1", 12, Map.of("v", 100L));
        audit.resumed("e1", 13, Map.of());
        audit.resumed("e1", 14, Map.of("v", 140L));

        assertThat(audit.skips())
                .containsExactly(
                        "went on from offset 12 and showed v of 100, others had it of 120",
                        "went on from offset 13 and showed v of null, others had it of 120");
    }

    @Test
    void findsWhatOthersWereShownWhenItIsHeardOfLater() {
        audit.resumed("e1", 12, Map.of("v", 100L));
        chronicle.note("e1", 12, "v", 120);

        assertThat(audit.skips()).hasSize(1);
    }

    @Test
    void doesNotAskForWhatCameAfterTheOffset() {
        chronicle.note("e1", 12, "v", 120);
        audit.resumed("e1", 11, Map.of("v", 100L));

        assertThat(audit.skips()).isEmpty();
    }

    @Test
    void looksAtTheSameEpochAndAtWhatTheClientSees() {
        chronicle.note("e0", 10, "v", 120);
        chronicle.note("e1", 10, "unseen", 120);
        audit.resumed("e1", 12, Map.of("v", 100L));

        assertThat(audit.skips()).isEmpty();
    }
}
