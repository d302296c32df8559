/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ClientHello;
import io.roadstream.embedded.process.ChildCommand;
import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.auth.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A gateway in a child process, with a key that the bench can sign with. */
final class GatewayChild implements AutoCloseable {
    private static final int KEY_BYTES = 32;
    private static final long VALID_SECONDS = 3_600;
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    private final ChildProcess process;
    private final SigningKey key;

    private GatewayChild(ChildProcess process, SigningKey key) {
        this.process = process;
        this.key = key;
    }

    /**
     * Starts it and waits until it knows the fleet.
     *
     * @param folder for its key and its log
     * @param settings more arguments
     */
    static GatewayChild start(Path folder, String kafkaAddress, List<String> settings)
            throws IOException {
        Path keyFile =
                Files.writeString(
                        folder.resolve("gateway-key"),
                        Base64.getEncoder().encodeToString(new byte[KEY_BYTES]));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--gateway-port=0",
                                "--gateway-key-file=" + keyFile,
                                "--gateway-kafka-bootstrap=" + kafkaAddress));
        arguments.addAll(settings);
        return new GatewayChild(
                ChildProcess.start(
                        new ChildCommand(
                                GatewayProgram.class.getName(),
                                List.of("-Xmx2g"),
                                arguments,
                                folder.resolve("gateway.log"),
                                READY_WITHIN)),
                SigningKey.read(keyFile));
    }

    long pid() {
        return process.pid();
    }

    URI uri() {
        return URI.create(process.address());
    }

    String opsToken(String tenant) {
        return token(tenant, Role.OPS, "bench");
    }

    String driverToken(String tenant, String vehicle) {
        return token(tenant, Role.DRIVER, vehicle);
    }

    /** The frame that says who the client is. */
    static ClientFrame hello(String token) {
        return ClientFrame.newBuilder().setHello(ClientHello.newBuilder().setToken(token)).build();
    }

    private String token(String tenant, Role role, String subject) {
        return key.sign(
                new Principal(tenant, role, subject, Instant.now().plusSeconds(VALID_SECONDS)));
    }

    /** Bytes of its heap after a collection. */
    long liveHeapBytes() throws IOException, InterruptedException {
        Process histogram =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(process.pid()),
                                "GC.class_histogram")
                        .start();
        List<String> lines =
                new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("Total"))
                        .toList();
        histogram.waitFor();
        if (lines.isEmpty()) {
            throw new IOException("jcmd did not tell the heap of process " + process.pid());
        }
        return Long.parseLong(lines.get(0).replaceFirst("^Total\\s+\\d+\\s+(\\d+)$", "$1"));
    }

    @Override
    public void close() {
        process.close();
    }
}
