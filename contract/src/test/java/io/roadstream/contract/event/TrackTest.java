/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static io.roadstream.contract.fixtures.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.validation.Reason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TrackTest {
    private static final Set<TrackFlag> FLAGS_OF_LIVE_TRACKS =
            EnumSet.of(TrackFlag.RELOCATED, TrackFlag.SPEED_DERIVED, TrackFlag.HEADING_DERIVED);

    @Test
    void isLiveWithoutAFlag() {
        assertThat(Tracks.track("cab-1").isLive()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void isLiveOnlyWithFlagsThatDoNotDoubtIt(TrackFlag flag) {
        Track track = Tracks.of(report("cab-1").build()).flags(flag).build();

        assertThat(track.isLive()).isEqualTo(FLAGS_OF_LIVE_TRACKS.contains(flag));
    }

    @Test
    void changesNothingButTheHoldOutcome() {
        Tracks.Builder builder =
                Tracks.of(report("cab-1").sequence(7).speedMps(3).build())
                        .flags(TrackFlag.IMPLAUSIBLE_SPEED)
                        .trackId(5)
                        .revision(2);

        Track released = builder.build().withHoldOutcome(HoldOutcome.RETURNED);

        assertThat(released).isEqualTo(builder.holdOutcome(HoldOutcome.RETURNED).build());
    }

    @Test
    void refusesANegativeSequenceOrRevision() {
        Track track = Tracks.track("cab-1");

        assertRefused(
                () -> copy(track, -1L, 0),
                Reason.INVALID_VALUE,
                "sequence must not be negative, was -1");
        assertRefused(
                () -> copy(track, 0L, -1),
                Reason.INVALID_VALUE,
                "revision must not be negative, was -1");
    }

    @Test
    void flagsAreSingleBitsThatDoNotOverlap() {
        int all = Arrays.stream(TrackFlag.values()).mapToInt(TrackFlag::mask).sum();

        assertThat(Integer.bitCount(all)).isEqualTo(TrackFlag.values().length);
        assertThat(TrackFlag.values()).allMatch(flag -> flag.isIn(all));
        assertThat(TrackFlag.values()).noneMatch(flag -> flag.isIn(all & ~flag.mask()));
    }

    private static Track copy(Track track, long sequence, int revision) {
        return new Track(
                track.envelope(),
                track.location(),
                track.motion(),
                track.h3Cell(),
                track.flags(),
                sequence,
                track.trackId(),
                revision,
                track.holdOutcome());
    }
}
