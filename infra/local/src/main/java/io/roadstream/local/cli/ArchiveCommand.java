/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.local.archive.ArchiveFolder;
import io.roadstream.local.stack.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Packs what runs without the source tree. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Pack what runs without the source tree into one file.",
        description = {
            "",
            "Unpacked anywhere on Linux (x64) with Java 17, ./roadstream starts from it.",
            ""
        })
final class ArchiveCommand implements Callable<Integer> {
    private static final double MEBIBYTE = 1 << 20;

    private final Context context;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = Version.NAME + ".tar.gz",
            description = "Where to, a .tar.gz (default ${DEFAULT-VALUE}).")
    private Path output = Path.of(Version.NAME + ".tar.gz");

    ArchiveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (context.checkout().isArchive()) {
            throw new IOException("this is an unpacked archive itself; the checkout packs one");
        }
        Path target = output.toAbsolutePath();
        Path staging = Files.createTempDirectory("roadstream-archive");
        try {
            ArchiveFolder.fill(context.checkout(), staging.resolve(Version.NAME));
            Process tar =
                    new ProcessBuilder(
                                    "tar",
                                    "--create",
                                    "--gzip",
                                    "--owner=0",
                                    "--group=0",
                                    "--numeric-owner",
                                    "--sort=name",
                                    "--file=" + target,
                                    "--directory=" + staging,
                                    Version.NAME)
                            .inheritIO()
                            .start();
            int code = tar.waitFor();
            if (code != 0) {
                throw new IOException(
                        "tar ended with %d; nothing usable is in %s".formatted(code, target));
            }
        } finally {
            FolderTree.delete(staging);
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%s, %.0f MiB. Unpack it anywhere and run ./roadstream demo in it.%n",
                        target, Files.size(target) / MEBIBYTE);
        return 0;
    }
}
