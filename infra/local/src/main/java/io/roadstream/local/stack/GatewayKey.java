/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that signs tokens of this machine's own people; only its owner can read it. */
public final class GatewayKey {
    private static final int BYTES = 32;

    private GatewayKey() {}

    /** Where it is. */
    public static Path file(StackFolders folders) {
        return folders.keys().resolve("gateway-key");
    }

    /** Draws it on the first call. */
    static void ensure(StackFolders folders) {
        if (!Files.exists(file(folders))) {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            PrivateFiles.write(
                    file(folders),
                    Base64.getEncoder().encodeToString(key) + System.lineSeparator());
        }
    }
}
