/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.config.StackConfig.TrustConfig;
import io.roadstream.local.process.JavaCommand;
import io.roadstream.local.stack.Checkout.Module;
import io.roadstream.local.supervisor.Part;
import io.roadstream.local.supervisor.StopRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What the parts have in common: patience, fatal exit codes, certificates to trust. */
final class PartFactory {
    /** Wrong settings: for every part of ours a reason not to try again. */
    private static final int EXIT_USAGE = 2;

    /** The jobs' state is missing and nobody accepted the loss (LocalClusterMain). */
    private static final int EXIT_STATE_LOST = 78;

    /** Generous: a cold start on two busy cores. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    /** With so few processors the parts wait for the compiler that makes the fastest code. */
    private static final int FEW_PROCESSORS = 2;

    /** The compiler that is done soon; its code is slower in the long run. */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private final Checkout checkout;
    private final StackConfig config;
    private final StackFolders folders;
    private final boolean isCompiledQuickly;

    /**
     * Of one stack.
     *
     * @param isDemo whether people wait for its first minutes, which count more than all others
     */
    PartFactory(Checkout checkout, StackConfig config, StackFolders folders, boolean isDemo) {
        this.checkout = checkout;
        this.config = config;
        this.folders = folders;
        isCompiledQuickly = isDemo && Runtime.getRuntime().availableProcessors() <= FEW_PROCESSORS;
    }

    /** A program of a module, with all that the module needs on its class path. */
    JavaCommand command(
            Module module,
            String mainClass,
            List<String> jvmOptions,
            List<String> arguments,
            Map<String, String> environment) {
        return command(checkout.classPath(module), mainClass, jvmOptions, arguments, environment);
    }

    /** A program on a class path of its own. */
    JavaCommand command(
            String classPath,
            String mainClass,
            List<String> jvmOptions,
            List<String> arguments,
            Map<String, String> environment) {
        List<String> options = new ArrayList<>(jvmOptions);
        if (isCompiledQuickly) {
            options.add(QUICK_COMPILER);
        }
        TrustConfig trust = config.trust();
        if (trust != null) {
            // By way of a file: arguments can be read by every user of the machine.
            Path file = folders.keys().resolve("trust.args");
            PrivateFiles.write(
                    file,
                    "\"-Djavax.net.ssl.trustStore=%s\"%n\"-Djavax.net.ssl.trustStorePassword=%s\"%n"
                            .formatted(trust.store(), trust.password()));
            options.add("@" + file);
        }
        return new JavaCommand(classPath, mainClass, options, arguments, environment);
    }

    static Part service(
            String name, Set<String> needs, Supplier<JavaCommand> command, StopRequest stop) {
        return new Part(
                name,
                Part.Kind.SERVICE,
                needs,
                command,
                READY_WITHIN,
                Set.of(EXIT_USAGE, EXIT_STATE_LOST),
                stop);
    }

    static Part task(String name, Set<String> needs, Supplier<JavaCommand> command) {
        return new Part(
                name,
                Part.Kind.TASK,
                needs,
                command,
                READY_WITHIN,
                Set.of(EXIT_USAGE),
                StopRequest.TERMINATE);
    }
}
