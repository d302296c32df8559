/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys in force: those of the file, read again when {@link #refresh} finds that it changed. A
 * new file that can't be read leaves the keys as they were. Thread-safe.
 */
public final class ApiKeys {
    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);

    private final Path file;
    private volatile Map<String, ApiKey> keysById;
    private String version;

    private ApiKeys(Path file, String version, Map<String, ApiKey> keysById) {
        this.file = file;
        this.version = version;
        this.keysById = keysById;
    }

    /** The keys of a file, which must be there and readable. */
    public static ApiKeys load(Path file) throws IOException {
        String version = versionOf(file);
        return new ApiKeys(file, version, byId(ApiKeyFile.read(file)));
    }

    /** The key that the text is, if it is one in force; hashes are compared in constant time. */
    public Optional<ApiKey> find(String text) {
        return KeyText.findId(text)
                .map(keysById::get)
                .filter(key -> isEqual(key.sha256(), KeyText.sha256(text)));
    }

    /** Every tenant with a key. */
    public Set<String> listTenants() {
        return keysById.values().stream()
                .map(ApiKey::tenant)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Reads the file again if its time, size or identity changed. */
    public synchronized void refresh() {
        String found = versionOf(file);
        if (found.equals(version)) {
            return;
        }
        version = found;
        try {
            keysById = byId(ApiKeyFile.read(file));
            LOG.info("{} keys in force after a change of {}", keysById.size(), file);
        } catch (IOException e) {
            LOG.warn("{} keys stay in force: {}", keysById.size(), e.toString());
        }
    }

    private static Map<String, ApiKey> byId(ApiKeyFile content) {
        return content.keys().stream()
                .collect(Collectors.toUnmodifiableMap(ApiKey::id, Function.identity()));
    }

    private static String versionOf(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return "%s %d %s".formatted(found.lastModifiedTime(), found.size(), found.fileKey());
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private static boolean isEqual(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                actual.getBytes(StandardCharsets.US_ASCII));
    }
}
