/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import io.roadstream.local.process.JavaCommand;
import io.roadstream.local.stack.Checkout;
import io.roadstream.local.stack.Checkout.Module;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;

/** A Kafka and a ClickHouse that run already, both behind TLS, with users. */
final class OtherPeoplesParts implements AutoCloseable {
    static final String KAFKA_USER = "fleet";
    static final String KAFKA_PASSWORD = "kafka \"secret\"";
    static final String OWNER_PASSWORD = "owner-secret";
    static final String ANALYST_PASSWORD = "analyst-secret";

    private static final String READY = "READY ";

    private final Certificates certificates;
    private final List<Process> processes = new ArrayList<>();
    private final int kafkaPort;
    private final TlsFront clickHouse;

    private OtherPeoplesParts(Path folder) throws Exception {
        certificates = Certificates.make(folder.resolve("certificates"));
        kafkaPort = freePort();
        startKafka(folder.resolve("kafka"));
        clickHouse = TlsFront.start(certificates, startClickHouse(folder.resolve("clickhouse")));
    }

    static OtherPeoplesParts start(Path folder) throws Exception {
        return new OtherPeoplesParts(folder);
    }

    /** How {@code ./roadstream} is told of them. */
    Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("ROADSTREAM_KAFKA_URL", "127.0.0.1:" + kafkaPort),
                Map.entry("ROADSTREAM_KAFKA_SECURITY", "SASL_SSL"),
                Map.entry("ROADSTREAM_KAFKA_SASL_MECHANISM", "PLAIN"),
                Map.entry("ROADSTREAM_KAFKA_USER", KAFKA_USER),
                Map.entry("ROADSTREAM_KAFKA_PASSWORD", KAFKA_PASSWORD),
                Map.entry("ROADSTREAM_CLICKHOUSE_URL", clickHouse.url().toString()),
                Map.entry("ROADSTREAM_CLICKHOUSE_USER", "owner"),
                Map.entry("ROADSTREAM_CLICKHOUSE_PASSWORD", OWNER_PASSWORD),
                Map.entry("ROADSTREAM_CLICKHOUSE_ANALYST_USER", "reader"),
                Map.entry("ROADSTREAM_CLICKHOUSE_ANALYST_PASSWORD", ANALYST_PASSWORD),
                Map.entry("ROADSTREAM_TRUST_STORE", certificates.trustStore().toString()),
                Map.entry("ROADSTREAM_TRUST_STORE_PASSWORD", Certificates.PASSWORD));
    }

    /** As a client of that Kafka. */
    Admin admin() {
        Properties client = new Properties();
        client.put("bootstrap.servers", "127.0.0.1:" + kafkaPort);
        client.put("security.protocol", "SASL_SSL");
        client.put("sasl.mechanism", "PLAIN");
        client.put(
                "sasl.jaas.config", jaas("username=\"fleet\" password=\"%s\"".formatted(quoted())));
        client.put("ssl.truststore.location", certificates.trustStore().toString());
        client.put("ssl.truststore.password", Certificates.PASSWORD);
        return Admin.create(client);
    }

    @Override
    public void close() throws IOException {
        clickHouse.close();
        for (Process process : processes) {
            process.destroyForcibly();
        }
    }

    private void startKafka(Path data) throws Exception {
        int plain = freePort();
        int controller = freePort();
        String secure = "listener.name.secure.";
        launch(
                "io.roadstream.embedded.kafka.EmbeddedKafkaServer",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(plain),
                "--set",
                "listeners=PLAINTEXT://127.0.0.1:%d,SECURE://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(plain, kafkaPort, controller),
                "--set",
                "advertised.listeners=PLAINTEXT://127.0.0.1:%d,SECURE://127.0.0.1:%d"
                        .formatted(plain, kafkaPort),
                "--set",
                "controller.quorum.voters=1@127.0.0.1:" + controller,
                "--set",
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SECURE:SASL_SSL,"
                        + "CONTROLLER:PLAINTEXT",
                "--set",
                "sasl.enabled.mechanisms=PLAIN",
                "--set",
                secure + "plain.sasl.jaas.config=" + jaas("user_fleet=\"%s\"".formatted(quoted())),
                "--set",
                secure + "ssl.keystore.location=" + certificates.keyStore(),
                "--set",
                secure + "ssl.keystore.type=PKCS12",
                "--set",
                secure + "ssl.keystore.password=" + Certificates.PASSWORD);
    }

    private URI startClickHouse(Path data) throws Exception {
        Files.createDirectories(data);
        Path users = data.resolve("users.properties");
        Files.writeString(
                users,
                "owner=ADMIN:%s%nreader=READ_ONLY:%s%n"
                        .formatted(sha256(OWNER_PASSWORD), sha256(ANALYST_PASSWORD)));
        return URI.create(
                launch(
                        "io.roadstream.embedded.clickhouse.EmbeddedClickHouseServer",
                        "--data",
                        data.resolve("db").toString(),
                        "--port",
                        Integer.toString(freePort()),
                        "--users",
                        users.toString(),
                        "--max-server-memory-bytes",
                        Long.toString(1L << 30)));
    }

    /** Starts a program and returns the address it says. */
    private String launch(String mainClass, String... arguments) throws IOException {
        Checkout checkout = Checkout.current();
        Process process =
                new JavaCommand(
                                checkout.classPath(Module.EMBEDDED),
                                mainClass,
                                List.of("-Xmx384m", "-Droadstream.root=" + checkout.root()),
                                List.of(arguments),
                                Map.of())
                        .attached()
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        processes.add(process);
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String address =
                out.lines()
                        .filter(line -> line.startsWith(READY))
                        .findFirst()
                        .orElseThrow(() -> new IOException(mainClass + " did not start"));
        Thread drain = new Thread(() -> out.lines().forEach(line -> {}), "output of " + mainClass);
        drain.setDaemon(true);
        drain.start();
        return address.substring(READY.length()).strip();
    }

    private static String jaas(String options) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required " + options + ";";
    }

    private static String quoted() {
        return KAFKA_PASSWORD.replace("\"", "\\\"");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
