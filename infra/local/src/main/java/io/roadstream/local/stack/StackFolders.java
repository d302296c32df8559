/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import java.nio.file.Path;

/**
 * Where a stack keeps what.
 *
 * @param root of all of it, {@code .roadstream} unless told otherwise
 */
public record StackFolders(Path root) {
    public Path data(String part) {
        return root.resolve("data").resolve(part);
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path run() {
        return root.resolve("run");
    }

    /** Passwords and keys; for the owner's eyes. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** What a demo's city leaves: its map, its truth, its ledgers. */
    public CityFolder city() {
        return new CityFolder(root.resolve("city"));
    }

    public Path ports() {
        return root.resolve("ports.json");
    }
}
