/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.stack.GatewayKey;
import io.roadstream.local.stack.StackFolders;
import io.roadstream.local.stack.StackSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A token for the gateway, signed with the key of this folder. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Print a token with which the gateway shows live data.",
        description = {"", "Who has the token sees what its role may see until it expires.", ""})
final class TokenCommand implements Callable<Integer> {
    private final Context context;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "ops",
            order = 1,
            description =
                    "ops sees everything, driver the own vehicle, customer and merchant their"
                        + " orders (default ${DEFAULT-VALUE}).")
    private String role = "ops";

    @Option(
            names = "--subject",
            paramLabel = "ID",
            defaultValue = "ops",
            order = 2,
            description =
                    "Person; vehicle of a driver; customer or merchant (default ${DEFAULT-VALUE}).")
    private String subject = "ops";

    @Option(
            names = "--tenant",
            paramLabel = "ID",
            defaultValue = StackSession.TENANT,
            order = 3,
            description = "Whose data (default ${DEFAULT-VALUE}).")
    private String tenant = StackSession.TENANT;

    @Option(
            names = "--valid-for",
            paramLabel = "TIME",
            defaultValue = "12h",
            order = 4,
            description = "How long (default ${DEFAULT-VALUE}).")
    private String validFor = "12h";

    TokenCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackConfig config =
                ConfigOptions.readOfRunning(context, spec.commandLine().getParseResult());
        StackFolders folders = new StackFolders(config.folder());
        Path key = GatewayKey.file(folders);
        if (!Files.exists(key)) {
            spec.commandLine()
                    .getErr()
                    .printf("there is no key in %s yet; './roadstream up' draws it%n", key);
            return 1;
        }
        return GatewayKey.newToken(
                        context.checkout(),
                        folders,
                        List.of(
                                "--token-role=" + role,
                                "--token-subject=" + subject,
                                "--token-tenant=" + tenant,
                                "--token-valid-for=" + validFor))
                .attached()
                .inheritIO()
                .start()
                .waitFor();
    }
}
