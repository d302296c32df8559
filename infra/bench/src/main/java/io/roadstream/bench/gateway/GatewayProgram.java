/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.auth.SigningKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The gateway as a process of its own, with a key that the bench can sign with. */
final class GatewayProgram implements AutoCloseable {
    private static final String READY = "READY ";
    private static final int KEY_BYTES = 32;
    private static final long VALID_SECONDS = 3_600;

    private final Process process;
    private final SigningKey key;
    private final URI uri;

    private GatewayProgram(Process process, SigningKey key, URI uri) {
        this.process = process;
        this.key = key;
        this.uri = uri;
    }

    /**
     * Starts it and waits until it knows the fleet.
     *
     * @param folder for its key and its log
     */
    static GatewayProgram start(Path folder, String kafkaAddress) throws IOException {
        Path keyFile =
                Files.writeString(
                        folder.resolve("gateway-key"),
                        Base64.getEncoder().encodeToString(new byte[KEY_BYTES]));
        Process process =
                new ProcessBuilder(
                                java("java"),
                                "-Xmx2g",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.roadstream.gateway.http.GatewayMain",
                                "--gateway-port",
                                "0",
                                "--gateway-key-file",
                                keyFile.toString(),
                                "--gateway-kafka-bootstrap",
                                kafkaAddress)
                        .redirectError(folder.resolve("gateway.log").toFile())
                        .start();
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return new GatewayProgram(
                        process,
                        SigningKey.read(keyFile),
                        URI.create(line.substring(READY.length())));
            }
        }
        throw new IOException(
                "the gateway did not start: " + Files.readString(folder.resolve("gateway.log")));
    }

    long pid() {
        return process.pid();
    }

    URI uri() {
        return uri;
    }

    String opsToken(String tenant) {
        return key.sign(
                new Principal(tenant, Role.OPS, "bench", Instant.now().plusSeconds(VALID_SECONDS)));
    }

    /** Bytes of its heap after a collection. */
    long liveHeapBytes() throws IOException, InterruptedException {
        Process histogram =
                new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), "GC.class_histogram")
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
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }
}
