/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** Recognises who sends a request, by any of the ways ClickHouse's HTTP interface offers. */
final class Users {

    private final Map<String, User> byName;

    Users(List<User> users) {
        byName =
                users.stream()
                        .collect(Collectors.toUnmodifiableMap(User::name, Function.identity()));
    }

    User authenticate(Fields url, HttpFields headers) throws EngineException {
        Login login =
                basic(headers)
                        .or(() -> fromHeaders(headers))
                        .or(() -> fromUrl(url))
                        .orElseThrow(
                                () ->
                                        EngineException.of(
                                                EngineException.Code.REQUIRED_PASSWORD,
                                                "A user and a password are required"));
        User user = byName.get(login.user);
        if (user == null || !user.hasPassword(login.password)) {
            throw EngineException.of(
                    EngineException.Code.AUTHENTICATION_FAILED,
                    login.user
                            + ": Authentication failed: password is incorrect, or there is no user"
                            + " with such name");
        }
        return user;
    }

    private static Optional<Login> basic(HttpFields headers) {
        return Optional.ofNullable(headers.get("Authorization"))
                .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
                .flatMap(value -> decode(value.substring(6).strip()));
    }

    private static Optional<Login> decode(String base64) {
        try {
            String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return Optional.of(
                    colon < 0
                            ? new Login(text, "")
                            : new Login(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Login> fromHeaders(HttpFields headers) {
        return Optional.ofNullable(headers.get("X-ClickHouse-User"))
                .map(user -> new Login(user, orEmpty(headers.get("X-ClickHouse-Key"))));
    }

    private static Optional<Login> fromUrl(Fields url) {
        return Optional.ofNullable(url.getValue("user"))
                .map(user -> new Login(user, orEmpty(url.getValue("password"))));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private record Login(String user, String password) {}
}
