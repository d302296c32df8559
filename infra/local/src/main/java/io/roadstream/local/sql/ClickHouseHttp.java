/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Sends statements to a ClickHouse over HTTP as one user. Safe for use by several threads. */
public final class ClickHouseHttp {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final int HTTP_OK = 200;

    private final URI url;
    private final String database;
    private final String user;
    private final String password;
    private final HttpClient client;

    /**
     * @param tls what to trust if the URL is https
     */
    public ClickHouseHttp(URI url, String database, String user, String password, SSLContext tls) {
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_WITHIN)
                        .sslContext(tls)
                        .build();
        this.url = url;
        this.database = database;
        this.user = user;
        this.password = password;
    }

    /** The server understood the statement and refused it; the message is its own. */
    public static final class RefusedException extends Exception {
        RefusedException(String message) {
            super(message);
        }
    }

    /** Runs a statement and copies its result as it comes, in one of ClickHouse's formats. */
    public void query(String sql, String format, OutputStream out)
            throws IOException, InterruptedException, RefusedException {
        HttpResponse<InputStream> response =
                client.send(
                        HttpRequest.newBuilder(
                                        url.resolve(
                                                "/?database=%s&default_format=%s"
                                                        .formatted(
                                                                encoded(database),
                                                                encoded(format))))
                                .header("X-ClickHouse-User", user)
                                .header("X-ClickHouse-Key", password)
                                .POST(HttpRequest.BodyPublishers.ofString(sql))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != HTTP_OK) {
                throw new RefusedException(
                        new String(body.readAllBytes(), StandardCharsets.UTF_8).strip());
            }
            body.transferTo(out);
        }
    }

    /** The one value of a statement that has one. */
    public String queryText(String sql) throws IOException, InterruptedException, RefusedException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        query(sql, "TabSeparatedRaw", out);
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
