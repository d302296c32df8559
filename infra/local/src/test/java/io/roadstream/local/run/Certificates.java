/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A certificate for 127.0.0.1 that nobody but its trust store knows, made by the JDK's keytool. */
record Certificates(Path keyStore, Path trustStore) {
    static final String PASSWORD = "changeit";

    static Certificates make(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Certificates made =
                new Certificates(folder.resolve("key.p12"), folder.resolve("trust.p12"));
        Path certificate = folder.resolve("server.pem");
        keytool(
                made.keyStore,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=ip:127.0.0.1,dns:localhost");
        keytool(
                made.keyStore,
                "-exportcert",
                "-rfc",
                "-alias",
                "server",
                "-file",
                certificate.toString());
        keytool(
                made.trustStore,
                "-importcert",
                "-noprompt",
                "-alias",
                "server",
                "-file",
                certificate.toString());
        return made;
    }

    private static void keytool(Path store, String... arguments)
            throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString()));
        line.addAll(Arrays.asList(arguments));
        line.addAll(
                List.of(
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }
}
