/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.ingest.simulator.fixtures.Days;
import io.roadstream.ingest.simulator.fixtures.EventLog;
import io.roadstream.ingest.simulator.fixtures.FakeIngest;
import io.roadstream.ingest.simulator.phone.Report;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionSenderTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theLedgerIsWhatTheServerHasWhateverHappensToRequestsAndReplies(long seed)
            throws Exception {
        EventLog day = Days.live(Days.usual(seed, 20, 60), 60);
        PositionLedger ledger = new PositionLedger(Days.START);
        try (FakeIngest ingest = new FakeIngest(seed, 50)) {
            PositionSender sender = PositionSender.start(settings(ingest.uri(), 3), ledger);
            for (EventLog.Upload upload : day.uploads()) {
                sender.send(upload.reports());
            }
            sender.finish(LONG);

            assertThat(ingest.lostReplies()).isPositive();
            Set<Long> sent = new HashSet<>();
            long distinct = 0;
            long refused = 0;
            for (List<Report> reports : day.reports().values()) {
                distinct += reports.size();
                refused += reports.stream().filter(r -> r.sequence() % 97 == 0).count();
                reports.forEach(report -> sent.add(report.sequence()));
            }
            assertThat(ledger.totals().unanswered()).isZero();
            assertThat(ledger.totals().acknowledged()).isEqualTo(distinct - refused);
            assertThat(ledger.totals().rejected()).isGreaterThanOrEqualTo(refused);
            assertThat(ledger.listVehicles().keySet()).isEqualTo(ingest.stored().keySet());
            ingest.stored()
                    .forEach(
                            (vehicle, sequences) -> {
                                PositionLedger.Entry entry =
                                        Objects.requireNonNull(ledger.listVehicles().get(vehicle));
                                assertThat(entry.acknowledged()).isEqualTo(sequences.size());
                                Set<Long> told = new HashSet<>();
                                for (List<Long> run : entry.sequences()) {
                                    for (long s = run.get(0); s <= run.get(1); s++) {
                                        told.add(s);
                                    }
                                }
                                assertThat(told).isEqualTo(Set.copyOf(sequences));
                            });
        }
    }

    @Test
    void reportsOfAVehicleArriveInTheOrderInWhichThePhoneSentThem() throws Exception {
        EventLog day = Days.live(Days.usual(4, 12, 60), 30);
        try (FakeIngest ingest = new FakeIngest(4, 40)) {
            PositionSender sender =
                    PositionSender.start(settings(ingest.uri(), 4), new PositionLedger(Days.START));
            for (EventLog.Upload upload : day.uploads()) {
                sender.send(upload.reports());
            }
            sender.finish(LONG);

            for (Map.Entry<String, List<Long>> vehicle : ingest.arrivals().entrySet()) {
                assertThat(vehicle.getValue()).isSorted();
            }
        }
    }

    @Test
    void aServerThatWillNeverTakeUsEndsTheRun() throws Exception {
        EventLog day = Days.live(Days.usual(4, 2, 0), 1);
        try (FakeIngest ingest = new FakeIngest(4, 0)) {
            PositionSender sender =
                    PositionSender.start(
                            new PositionSettings(ingest.uri(), "wrong", 1),
                            new PositionLedger(Days.START));
            sender.send(day.uploads().get(0).reports());

            assertThatThrownBy(() -> sender.finish(LONG))
                    .isInstanceOf(EntranceFailedException.class)
                    .hasMessage("ingest says 401: {\"title\":\"no key\"}");
        }
    }

    @Test
    void whatNobodyAnswersIsCountedAsUnanswered() throws Exception {
        EventLog day = Days.live(Days.usual(4, 3, 0), 1);
        PositionLedger ledger = new PositionLedger(Days.START);
        URI nobody;
        try (FakeIngest ingest = new FakeIngest(4, 0)) {
            nobody = ingest.uri();
        }
        PositionSender sender = PositionSender.start(settings(nobody, 2), ledger);
        for (EventLog.Upload upload : day.uploads()) {
            sender.send(upload.reports());
        }

        sender.finish(Duration.ofMillis(200));

        assertThat(ledger.totals())
                .isEqualTo(new PositionLedger.Totals(0, 0, 0, day.uploads().size()));
    }

    private static PositionSettings settings(URI uri, int connections) {
        return new PositionSettings(uri, FakeIngest.KEY, connections);
    }
}
