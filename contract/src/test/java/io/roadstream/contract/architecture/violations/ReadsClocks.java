/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.architecture.violations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Asks for time and chance in the ways that the rule forbids, one a method. */
final class ReadsClocks {
    private ReadsClocks() {}

    static Instant instantNow() {
        return Instant.now();
    }

    static LocalDate dateNow() {
        return LocalDate.now(ZoneId.of("UTC"));
    }

    static Clock systemClock() {
        return Clock.systemUTC();
    }

    static long currentTimeMillis() {
        return System.currentTimeMillis();
    }

    static long nanoTime() {
        return System.nanoTime();
    }

    static LongSupplier referenceToTheClock() {
        return System::currentTimeMillis;
    }

    static Supplier<Instant> referenceInALambda() {
        return () -> Instant.now();
    }

    static Random unseededRandom() {
        return new Random();
    }

    static Supplier<Random> referenceToUnseededRandom() {
        return Random::new;
    }

    static double mathRandom() {
        return Math.random();
    }

    static int threadLocalRandom() {
        return ThreadLocalRandom.current().nextInt();
    }

    static UUID randomUuid() {
        return UUID.randomUUID();
    }

    static Instant allowedSinceTheClockIsGiven(Clock clock) {
        return Instant.now(clock);
    }

    static Random allowedSinceItHasASeed() {
        return new Random(1);
    }
}
