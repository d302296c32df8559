/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked once from the archive on the class path (io.zonky.test) into a
 * folder that all data directories share.
 */
final class PostgresBinaries {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String UNPACKED = ".unpacked";
    private static final int OWNER_MAY_RUN = 0100;

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /** Unpacks the programs below this folder, unless that was done before. */
    static PostgresBinaries unpack(Path parent) throws IOException {
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IOException(
                        "PostgreSQL for this platform is not on the class path: " + ARCHIVE);
            }
            byte[] packed = archive.readAllBytes();
            // One folder a version: archives of two versions differ in length.
            Path folder = parent.resolve("postgres-" + packed.length);
            requireOwn(parent);
            Files.createDirectories(folder);
            try (FileChannel file =
                            FileChannel.open(
                                    parent.resolve(folder.getFileName() + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                if (lock.isValid() && !Files.exists(folder.resolve(UNPACKED))) {
                    unpack(new java.io.ByteArrayInputStream(packed), folder);
                    Files.createFile(folder.resolve(UNPACKED));
                }
            }
            return new PostgresBinaries(folder);
        }
    }

    /** How to run one of the programs. PostgreSQL refuses root, so root's runs see another user. */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** In a folder for everybody, somebody else could have put programs there for us to run. */
    private static void requireOwn(Path parent) throws IOException {
        if (!Files.exists(parent)) {
            Files.createDirectories(parent.toAbsolutePath().getParent());
            try {
                Files.createDirectory(
                        parent,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            } catch (FileAlreadyExistsException e) {
                // another start was faster; whose it is comes next
            }
        }
        // By number: a container's user may have no name.
        Object owner = Files.getAttribute(parent, "unix:uid");
        if (!owner.equals(uid())) {
            throw new IOException("%s belongs to user %s, not to us".formatted(parent, owner));
        }
    }

    private static boolean isRoot() {
        try {
            return uid().equals(0);
        } catch (IOException e) {
            throw new UncheckedIOException("/proc can be read on Linux", e);
        }
    }

    private static Object uid() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                write(tar, entry, folder);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, folder.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & OWNER_MAY_RUN) != 0) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
