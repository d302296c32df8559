/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.local.process.JavaCommand;
import io.roadstream.local.stack.Checkout.Module;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The key that signs tokens of this machine's own people; only its owner can read it. */
public final class GatewayKey {
    private static final int BYTES = 32;

    private GatewayKey() {}

    /** Where it is. */
    public static Path file(StackFolders folders) {
        return folders.keys().resolve("gateway-key");
    }

    /**
     * A program that prints a token signed with it.
     *
     * @param claims arguments of the program: tenant, role, subject and how long
     */
    public static JavaCommand newToken(
            Checkout checkout, StackFolders folders, List<String> claims) {
        List<String> arguments = new ArrayList<>(claims);
        arguments.add("--token-key-file=" + file(folders));
        return new JavaCommand(
                checkout.classPath(Module.GATEWAY),
                "io.roadstream.gateway.http.TokenMain",
                List.of("-Xmx64m"),
                arguments,
                Map.of());
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
