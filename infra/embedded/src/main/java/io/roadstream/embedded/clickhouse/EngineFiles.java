/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The files the engine reads when it starts: its configuration, its access rights and the
 * definition of the database {@code default}.
 *
 * <p>Without that definition chDB lays a file system over {@code default}, in which {@code SELECT *
 * FROM `/etc/passwd`} is a table. It does so for the database that its configuration calls the
 * default one; ours is a throw-away, and the server drops it once the engine is up.
 */
final class EngineFiles {

    /** The database chDB lays over the file system; dropped at start. */
    static final String OVERLAY_DATABASE = "_files";

    private static final String DATABASE = "default";

    private EngineFiles() {}

    /** Writes the files into the data directory and returns the configuration file. */
    static Path write(EngineConfig config) throws IOException {
        Path folder = Files.createDirectories(config.data().resolve("config"));
        Path users = folder.resolve("users.xml");
        Files.writeString(users, fill(resource("users.xml"), config, users));
        Path main = folder.resolve("config.xml");
        Files.writeString(main, fill(resource("config.xml"), config, users));
        defineDatabase(config.data().resolve("metadata"));
        return main;
    }

    private static void defineDatabase(Path metadata) throws IOException {
        Files.createDirectories(metadata);
        Path definition = metadata.resolve(DATABASE + ".sql");
        if (!Files.exists(definition)) {
            Files.writeString(
                    definition,
                    "ATTACH DATABASE default UUID '%s'\nENGINE = Atomic\n"
                            .formatted(UUID.randomUUID()));
        }
        // chDB would give this link's database to its overlay and then find it taken; it is
        // written again when the database is loaded.
        Path link = metadata.resolve(DATABASE);
        if (Files.isSymbolicLink(link)) {
            Files.delete(link);
        }
    }

    private static String fill(String template, EngineConfig config, Path users) {
        return template.replace("${users}", xml(users.toString()))
                .replace("${overlay}", OVERLAY_DATABASE)
                .replace("${serverMemory}", Long.toString(config.maxServerMemoryBytes()))
                .replace("${queryMemory}", Long.toString(config.maxQueryMemoryBytes()));
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = EngineFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the resource " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
