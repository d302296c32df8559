/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.fault;

import io.roadstream.ingest.simulator.drive.Driving;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What can be put wrong on purpose, and when it can be. */
enum FaultKind {
    TELEPORT(5) {
        @Override
        Optional<Fault> begin(Subject subject, RandomGenerator random, long nowMillis) {
            return Optional.of(new Teleport(subject, random));
        }
    },
    SPOOF(2) {
        @Override
        Optional<Fault> begin(Subject subject, RandomGenerator random, long nowMillis) {
            return Optional.of(new Spoof(subject, random, nowMillis));
        }
    },
    FROZEN(3) {
        @Override
        Optional<Fault> begin(Subject subject, RandomGenerator random, long nowMillis) {
            boolean isFit = isDriving(subject, 3, 1_500) && subject.isSeen();
            return isFit ? Optional.of(new Frozen(subject, random, nowMillis)) : Optional.empty();
        }
    },
    UNEXPECTED_STOP(4) {
        @Override
        Optional<Fault> begin(Subject subject, RandomGenerator random, long nowMillis) {
            return isDriving(subject, 2, 300) && subject.isSeen()
                    ? Optional.of(
                            Standstill.of(TruthKind.UNEXPECTED_STOP, subject, random, nowMillis))
                    : Optional.empty();
        }
    },
    DETOUR(3) {
        @Override
        Optional<Fault> begin(Subject subject, RandomGenerator random, long nowMillis) {
            return subject.isServing() && isDriving(subject, 0.1, 800)
                    ? Detour.begin(subject, nowMillis)
                    : Optional.empty();
        }
    },
    SPEEDING(5) {
        @Override
        Optional<Fault> begin(Subject subject, RandomGenerator random, long nowMillis) {
            boolean isFit =
                    isDriving(subject, 3, 1_500)
                            && subject.limitMps() > Speeding.MIN_LIMIT_MPS
                            && subject.driving().kind().maxSpeedMps()
                                    > Speeding.MAX_FACTOR * subject.limitMps();
            return isFit ? Optional.of(new Speeding(subject, random, nowMillis)) : Optional.empty();
        }
    },
    HARSH_BRAKING(4) {
        @Override
        Optional<Fault> begin(Subject subject, RandomGenerator random, long nowMillis) {
            return isDriving(subject, HarshBraking.FROM_MPS, 800) && subject.isSeen()
                    ? Optional.of(new HarshBraking(subject, random, nowMillis))
                    : Optional.empty();
        }
    },
    BREAKDOWN(1) {
        @Override
        Optional<Fault> begin(Subject subject, RandomGenerator random, long nowMillis) {
            return isDriving(subject, 2, 100) && subject.isSeen()
                    ? Optional.of(Standstill.of(TruthKind.BREAKDOWN, subject, random, nowMillis))
                    : Optional.empty();
        }
    },
    SOS(1) {
        @Override
        Optional<Fault> begin(Subject subject, RandomGenerator random, long nowMillis) {
            return subject.isSeen()
                    ? Optional.of(Standstill.of(TruthKind.SOS, subject, random, nowMillis))
                    : Optional.empty();
        }
    };

    private final int weight;

    FaultKind(int weight) {
        this.weight = weight;
    }

    /** Begins it, if the vehicle is in the state for it. */
    abstract Optional<Fault> begin(Subject subject, RandomGenerator random, long nowMillis);

    /** A kind, the frequent ones more often. */
    static FaultKind draw(RandomGenerator random) {
        int sum = 0;
        for (FaultKind kind : values()) {
            sum += kind.weight;
        }
        int left = random.nextInt(sum);
        for (FaultKind kind : values()) {
            left -= kind.weight;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("the weights have changed meanwhile");
    }

    private static boolean isDriving(Subject subject, double minMps, double minLeftMeters) {
        Driving driving = subject.driving();
        return driving.isUnderway()
                && driving.speedMps() >= minMps
                && driving.leftMeters() >= minLeftMeters;
    }
}
