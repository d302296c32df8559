/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
    @TempDir Path folder;

    @Test
    void findsTheKeyThatWasMade() throws Exception {
        String key = ApiKeyFile.create(file(), "acme", true);
        String other = ApiKeyFile.create(file(), "other", false);

        ApiKeys keys = ApiKeys.load(file());

        assertThat(key).matches("rsk_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
        assertThat(keys.find(key))
                .hasValueSatisfying(
                        found -> {
                            assertThat(found.tenant()).isEqualTo("acme");
                            assertThat(found.asOf()).isTrue();
                        });
        assertThat(keys.find(other).orElseThrow().tenant()).isEqualTo("other");
        assertThat(keys.listTenants()).containsExactlyInAnyOrder("acme", "other");
    }

    @Test
    void storesNoKeyAndOnlyForItsOwner() throws Exception {
        String key = ApiKeyFile.create(file(), "acme", false);

        assertThat(Files.readString(file())).doesNotContain(key.substring(13));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void findsNothingElse() throws Exception {
        String key = ApiKeyFile.create(file(), "acme", false);
        ApiKeys keys = ApiKeys.load(file());

        assertThat(keys.find("")).isEmpty();
        assertThat(keys.find("rsk_")).isEmpty();
        assertThat(keys.find(key.substring(0, 13))).isEmpty();
        assertThat(keys.find(key + "x")).isEmpty();
        assertThat(keys.find(key.substring(0, key.length() - 1))).isEmpty();
        assertThat(keys.find("x" + key.substring(1))).isEmpty();
    }

    @Test
    void followsTheFile() throws Exception {
        String first = ApiKeyFile.create(file(), "acme", false);
        ApiKeys keys = ApiKeys.load(file());
        String second = ApiKeyFile.create(file(), "acme", false);

        keys.refresh();
        assertThat(keys.find(second)).isPresent();

        Files.writeString(file(), "{\"keys\":[");
        keys.refresh();
        assertThat(keys.find(first)).isPresent();

        Files.writeString(file(), "{\"keys\":[]}");
        keys.refresh();
        assertThat(keys.find(first)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"keys\":[{}]}",
                "{\"keys\":[{\"id\":\"abcdefgh\",\"tenant\":\"a b\",\"sha256\":\"00\"}]}",
                "{\"keys\":[{\"id\":\"abcdefgh\",\"tenant\":\"a\",\"sha256\":\"00\"}]}",
                "{\"keys\":[{\"id\":\"abc\",\"tenant\":\"a\",\"sha256\":\"00\"}]}",
                "{\"keys\":[],\"other\":1}"
            })
    void refusesAFileThatIsNoKeyFile(String text) throws Exception {
        Files.writeString(file(), text);

        assertThatThrownBy(() -> ApiKeys.load(file()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("keys.json is no key file");
    }

    @Test
    void refusesTwoKeysWithOneId() throws Exception {
        ApiKeyFile.create(file(), "acme", false);
        String text = Files.readString(file());
        String entry = text.substring(text.indexOf('[') + 1, text.lastIndexOf(']'));
        Files.writeString(file(), "{\"keys\":[" + entry + "," + entry + "]}");

        assertThatThrownBy(() -> ApiKeys.load(file()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ids must be unique");
    }

    @Test
    void drawsAnotherKeyEachTime() {
        Set<String> keys = new HashSet<>();
        java.security.SecureRandom random = new java.security.SecureRandom();
        for (int i = 0; i < 1_000; i++) {
            keys.add(KeyText.random(random));
        }

        assertThat(keys).hasSize(1_000);
    }

    private Path file() {
        return folder.resolve("keys.json");
    }
}
