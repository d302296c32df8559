/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.roadstream.contract.fixtures.RandomEvents;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that are no event are refused with a reason, and with nothing but that exception. */
final class MalformedBytesTest {
    private static final List<Codec<?>> CODECS =
            List.of(
                    new PositionReportMapper(),
                    new VehicleStatusMapper(),
                    new TrackMapper(),
                    new GeofenceMapper(),
                    new GeofenceTransitionMapper(),
                    new OrderMapper(),
                    new OrderEventMapper(),
                    new VehicleMapper(),
                    new DriverMapper(),
                    new TenantMapper(),
                    new AnomalyMapper(),
                    new EtaMapper(),
                    new TriggerMapper(),
                    new PlanMapper(),
                    new KpiWindowMapper(),
                    new AlertHandlingMapper(),
                    new DeadLetterMapper());

    @ParameterizedTest
    @MethodSource("io.roadstream.contract.codec.Golden#list")
    void refusesAMessageThatEndsInsideAField(Golden<?> golden) {
        byte[] cut = Arrays.copyOf(golden.encoded(), golden.encoded().length - 1);

        assertThat(refusal(golden.codec(), cut)).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @MethodSource("io.roadstream.contract.codec.Golden#list")
    void namesTheMessageAndItsLength(Golden<?> golden) {
        Throwable thrown = catchThrowable(() -> golden.codec().decode(new byte[] {0x0a}));

        assertThat(thrown)
                .hasMessageStartingWith(
                        "1 bytes are no %s: "
                                .formatted(golden.message().getDescriptorForType().getName()))
                .hasCauseInstanceOf(com.google.protobuf.InvalidProtocolBufferException.class);
    }

    @ParameterizedTest
    @MethodSource("io.roadstream.contract.codec.Golden#list")
    void readsOrRefusesEveryBeginningOfAMessage(Golden<?> golden) {
        for (int length = 0; length < golden.encoded().length; length++) {
            assertReadOrRefused(golden.codec(), Arrays.copyOf(golden.encoded(), length));
        }
    }

    @SeededTest
    void readsOrRefusesAnyBytes(long seed) {
        RandomEvents events = new RandomEvents(seed);

        for (int length = 0; length < 300; length++) {
            byte[] garbage = events.bytes(length);
            CODECS.forEach(codec -> assertReadOrRefused(codec, garbage));
        }
    }

    @SeededTest
    void readsOrRefusesAMessageWithChangedBytes(long seed) {
        Random random = new Random(seed);

        Golden.list()
                .forEach(
                        golden -> {
                            for (int i = 0; i < 200; i++) {
                                byte[] changed = golden.encoded();
                                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                                assertReadOrRefused(golden.codec(), changed);
                            }
                        });
    }

    @ParameterizedTest
    @MethodSource("io.roadstream.contract.codec.Golden#list")
    void refusesAnEmptyMessage(Golden<?> golden) {
        assertThat(refusal(golden.codec(), new byte[0]))
                .isIn(Reason.MISSING_FIELD, Reason.INVALID_VALUE);
    }

    private static void assertReadOrRefused(Codec<?> codec, byte[] bytes) {
        Throwable thrown = catchThrowable(() -> codec.decode(bytes));

        if (thrown != null) {
            assertThat(thrown)
                    .as("%s of %s", codec.getClass().getSimpleName(), Arrays.toString(bytes))
                    .isInstanceOf(InvalidEventException.class);
        }
    }

    private static Reason refusal(Codec<?> codec, byte[] bytes) {
        Throwable thrown = catchThrowable(() -> codec.decode(bytes));

        assertThat(thrown).isInstanceOf(InvalidEventException.class);
        return ((InvalidEventException) thrown).reason();
    }
}
