/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of API keys: {@code {"keys":[{"id":"k3f9a1b2","tenant":"acme","asOf":false,
 * "sha256":"…"}]}}. It holds hashes only, so a key can't be read back from it.
 *
 * @param keys all keys, ids unique
 */
public record ApiKeyFile(List<ApiKey> keys) {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public ApiKeyFile {
        keys = List.copyOf(keys);
        long ids = keys.stream().map(ApiKey::id).distinct().count();
        if (ids != keys.size()) {
            throw new IllegalArgumentException(
                    "ids must be unique, %d keys had %d ids".formatted(keys.size(), ids));
        }
    }

    /** What the file holds. A file that is no such file is an {@link IOException} naming it. */
    public static ApiKeyFile read(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file), ApiKeyFile.class);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "%s is no key file: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }

    /**
     * Draws a new key, adds its hash to the file (made if absent, readable by its owner only) and
     * returns the key: the only time it can be seen. One process at a time.
     *
     * @param asOf whether the key may state ingest times
     */
    public static String create(Path file, String tenant, boolean asOf) throws IOException {
        String text = KeyText.random(new SecureRandom());
        List<ApiKey> keys =
                new ArrayList<>(Files.exists(file) ? read(file).keys() : List.<ApiKey>of());
        keys.add(
                new ApiKey(KeyText.findId(text).orElseThrow(), tenant, asOf, KeyText.sha256(text)));
        new ApiKeyFile(keys).write(file);
        return text;
    }

    private void write(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path draft = Files.createTempFile(directory, file.getFileName().toString(), ".tmp");
        try {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            Files.write(draft, JSON.writeValueAsBytes(this));
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
