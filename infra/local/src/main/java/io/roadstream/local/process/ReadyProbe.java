/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Says {@code READY} in place of a program that does not, once the answer of a URL has a text. Part
 * of {@link PartLauncher}, so it may use the JDK only.
 */
final class ReadyProbe {
    /** System property: the URL to ask. */
    static final String URL_PROPERTY = "roadstream.ready-url";

    /** System property: what its answer must contain. */
    static final String TEXT_PROPERTY = "roadstream.ready-text";

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 200;

    private ReadyProbe() {}

    /** Asks until it answers. */
    static void await(URI url, String text) {
        try {
            while (!answers(url, text)) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            System.out.printf("READY %s://%s%n", url.getScheme(), url.getAuthority());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean answers(URI url, String text) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try (InputStream body = connection.getInputStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8).contains(text);
            }
        } catch (IOException e) {
            return false;
        }
    }
}
