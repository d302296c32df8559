/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.auth;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command that adds an API key to a key file and prints the key. */
@Command(
        name = "api-key",
        mixinStandardHelpOptions = true,
        description = "Adds an API key to a key file and prints it; it can't be shown again.")
public final class ApiKeyMain implements Callable<Integer> {
    @Option(names = "--keys-file", required = true, description = "The file; made if absent.")
    private Path keysFile = Path.of("");

    @Option(names = "--tenant", required = true, description = "Whose data the key writes.")
    private String tenant = "";

    @Option(
            names = "--as-of",
            description = "The key may state the ingest time of what it sends (replay --as-of).")
    private boolean asOf;

    public static void main(String[] args) {
        System.exit(new CommandLine(new ApiKeyMain()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        System.out.println(ApiKeyFile.create(keysFile, tenant, asOf));
        return 0;
    }
}
