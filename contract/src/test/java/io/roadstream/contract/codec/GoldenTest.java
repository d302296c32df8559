/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wire form is what the golden files say, in both forms and directions. The TypeScript client
 * reads the same files. {@code -Dgolden.write=true} writes them anew and then fails, so that nobody
 * takes a changed contract for a passed test.
 */
final class GoldenTest {
    private static final Path FOLDER =
            Path.of(
                    System.getProperty("roadstream.root", ".."),
                    "contract/src/test/resources/golden");

    @ParameterizedTest
    @MethodSource("io.roadstream.contract.codec.Golden#list")
    void encodesToTheGoldenBytes(Golden<?> golden) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            write(golden);
        }

        assertThat(golden.encoded()).isEqualTo(bytes(golden));
    }

    @ParameterizedTest
    @MethodSource("io.roadstream.contract.codec.Golden#list")
    void decodesTheGoldenBytes(Golden<?> golden) throws IOException {
        assertThat(golden.codec().decode(bytes(golden))).isEqualTo(golden.event());
    }

    @ParameterizedTest
    @MethodSource("io.roadstream.contract.codec.Golden#list")
    void printsTheGoldenJson(Golden<?> golden) throws IOException {
        assertThat(json(golden)).isEqualTo(Files.readString(file(golden, ".json")));
    }

    @ParameterizedTest
    @MethodSource("io.roadstream.contract.codec.Golden#list")
    void readsTheGoldenJson(Golden<?> golden) throws IOException {
        var builder = golden.message().newBuilderForType();

        JsonFormat.parser().merge(Files.readString(file(golden, ".json")), builder);

        assertThat(builder.build().toByteArray()).isEqualTo(bytes(golden));
    }

    @Test
    void everyFileBelongsToAGoldenEvent() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Golden.list()
                                    .flatMap(
                                            golden ->
                                                    Stream.of(
                                                            golden.name() + ".bin",
                                                            golden.name() + ".json"))
                                    .toList());
        }
    }

    private static void write(Golden<?> golden) throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(file(golden, ".bin"), golden.encoded());
        Files.writeString(file(golden, ".json"), json(golden));
        fail(
                "Wrote %s.bin and .json: review the difference, then test without golden.write"
                        .formatted(file(golden, "")));
    }

    private static byte[] bytes(Golden<?> golden) throws IOException {
        return Files.readAllBytes(file(golden, ".bin"));
    }

    private static String json(Golden<?> golden) throws InvalidProtocolBufferException {
        var message = golden.message().newBuilderForType();
        message.mergeFrom(golden.encoded());
        return JsonFormat.printer().print(message) + '\n';
    }

    private static Path file(Golden<?> golden, String suffix) {
        return FOLDER.resolve(golden.name() + suffix);
    }
}
