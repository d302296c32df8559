/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.local.config.ConfigSources;
import io.roadstream.local.config.ConfigValues;
import io.roadstream.local.config.Key;
import io.roadstream.local.config.Keys;
import io.roadstream.local.config.StackConfig;
import io.roadstream.local.stack.StackFolders;
import io.roadstream.local.stack.StackSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The table of settings as options of a command, and the settings from what was given. */
final class ConfigOptions {
    private static final String CONFIG = "--config";
    private static final String DATA = "--data";
    private static final String DATA_KEY = "data-dir";
    private static final List<String> FILES =
            List.of("roadstream.yaml", "roadstream.yml", "roadstream.properties");

    private ConfigOptions() {}

    /**
     * Adds them.
     *
     * @param shown whether help lists all of them, or the folder alone
     */
    static void addTo(CommandSpec command, boolean shown) {
        command.addOption(
                OptionSpec.builder(DATA, "--" + DATA_KEY)
                        .paramLabel("DIR")
                        .type(Path.class)
                        .order(100)
                        .description("Folder of data, logs and run files (default: .roadstream).")
                        .build());
        command.addOption(
                OptionSpec.builder(CONFIG)
                        .paramLabel("FILE")
                        .type(Path.class)
                        .order(101)
                        .description(
                                "Settings to read (default: roadstream.yaml, if it exists);"
                                        + " each is also an option: 'up --help' lists them.")
                        .build());
        int order = 0;
        for (Key.Group group : Key.Group.values()) {
            ArgGroupSpec.Builder section =
                    ArgGroupSpec.builder()
                            .heading(shown ? "%n" + group.heading() + ":%n" : "")
                            .validate(false)
                            .exclusive(false)
                            .order(order++);
            Keys.ALL.stream()
                    .filter(key -> key.group() == group && !key.name().equals(DATA_KEY))
                    .forEach(key -> section.addArg(option(key, shown)));
            command.addArgGroup(section.build());
        }
    }

    /** The settings: defaults, file, environment, arguments. */
    static StackConfig read(Context context, ParseResult given) {
        return StackConfig.of(values(context, given), context.checkout().root());
    }

    /**
     * The settings of the stack that runs on the folder, whatever it was told as arguments or in an
     * environment of its own; those of {@link #read} if none runs. This command's arguments win.
     */
    static StackConfig readOfRunning(Context context, ParseResult given) {
        StackConfig own = read(context, given);
        return StackSession.findRunningSettings(new StackFolders(own.folder()))
                .map(
                        file ->
                                StackConfig.of(
                                        new ConfigSources(Keys.ALL)
                                                .withFile(file)
                                                .withArguments(arguments(given))
                                                .resolve(),
                                        context.checkout().root()))
                .orElse(own);
    }

    /** The same as {@link #read}, not yet understood. */
    static ConfigValues values(Context context, ParseResult given) {
        ConfigSources sources = new ConfigSources(Keys.ALL);
        Path file = findFile(context, given);
        if (file != null) {
            sources.withFile(file);
        }
        return sources.withEnvironment(context.environment())
                .withArguments(arguments(given))
                .resolve();
    }

    private static Map<String, String> arguments(ParseResult given) {
        Map<String, String> arguments = new HashMap<>();
        for (Key key : Keys.ALL) {
            @Nullable Object value = given.matchedOptionValue(key.option(), null);
            if (value instanceof Path path) {
                // Relative to where the person stands, unlike the default.
                arguments.put(key.name(), path.toAbsolutePath().toString());
            } else if (value != null) {
                arguments.put(key.name(), value.toString());
            }
        }
        return arguments;
    }

    private static @Nullable Path findFile(Context context, ParseResult given) {
        @Nullable Path named = given.matchedOptionValue(CONFIG, null);
        if (named != null) {
            return named;
        }
        return FILES.stream()
                .map(context.checkout().root()::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }

    private static OptionSpec option(Key key, boolean shown) {
        String fallback = key.fallback().isEmpty() ? "" : " (default: " + key.fallback() + ")";
        OptionSpec.Builder option =
                OptionSpec.builder(key.option())
                        .type(String.class)
                        .paramLabel(label(key))
                        .hidden(!shown)
                        .description(key.meaning().replace("%", "%%") + fallback);
        if (key.isSwitch()) {
            option.arity("0..1").fallbackValue("true");
        }
        return option.build();
    }

    private static String label(Key key) {
        return switch (key.type()) {
            case "number" -> "N";
            case "duration" -> "TIME";
            case "file", "folder" -> "FILE";
            case "text" -> "TEXT";
            default -> key.isSwitch() ? "BOOL" : key.type().replace(", ", "|");
        };
    }
}
