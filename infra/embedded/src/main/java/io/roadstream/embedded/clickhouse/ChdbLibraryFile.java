/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code libchdb.so}: where the system property or environment variable {@code
 * ROADSTREAM_CHDB} says, else where {@code npm ci} puts it in this checkout.
 */
final class ChdbLibraryFile {

    static final String KEY = "ROADSTREAM_CHDB";
    static final String ROOT_KEY = "roadstream.root";
    private static final Path IN_CHECKOUT =
            Path.of("infra/embedded/node_modules/@chdb/lib-linux-x64-gnu/libchdb.so");

    private ChdbLibraryFile() {}

    static Path find() {
        return find(System.getProperties(), System.getenv(), Path.of("").toAbsolutePath());
    }

    static Path find(Properties properties, Map<String, String> environment, Path workingFolder) {
        String named = properties.getProperty(KEY, environment.get(KEY));
        if (named != null) {
            return existing(Path.of(named), KEY + " names " + named);
        }
        String root = properties.getProperty(ROOT_KEY);
        if (root != null) {
            return existing(Path.of(root).resolve(IN_CHECKOUT), ROOT_KEY + " is " + root);
        }
        for (@Nullable Path folder = workingFolder; folder != null; folder = folder.getParent()) {
            Path library = folder.resolve(IN_CHECKOUT);
            if (Files.isRegularFile(library)) {
                return library;
            }
        }
        throw missing("no checkout with " + IN_CHECKOUT + " above " + workingFolder);
    }

    private static Path existing(Path library, String origin) {
        if (!Files.isRegularFile(library)) {
            throw missing(origin + ", but there is no file " + library);
        }
        return library;
    }

    private static IllegalStateException missing(String what) {
        return new IllegalStateException(
                "The ClickHouse engine libchdb.so is missing: "
                        + what
                        + ". Run `npm ci` in infra/embedded of the checkout (Linux, x64, glibc), or"
                        + " let "
                        + KEY
                        + " name the file.");
    }
}
