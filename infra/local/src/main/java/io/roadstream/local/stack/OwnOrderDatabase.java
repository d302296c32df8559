/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who may open the order database that is ours. */
public final class OwnOrderDatabase {
    /** Its owner. */
    public static final String USER = "roadstream";

    static final String PART = "postgres";

    private OwnOrderDatabase() {}

    /** Drawn by the database at its first start; only its owner can read it. */
    public static Path passwordFile(StackFolders folders) {
        return folders.data(PART).resolve("password");
    }

    /** The password, once the database has started. */
    public static String password(StackFolders folders) {
        Path file = passwordFile(folders);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
