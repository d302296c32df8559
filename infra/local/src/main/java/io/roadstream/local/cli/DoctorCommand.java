/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.config.StackConfig.ExternalClickHouse;
import io.roadstream.local.doctor.Doctor;
import io.roadstream.local.doctor.External;
import io.roadstream.local.doctor.Finding;
import io.roadstream.local.stack.ClickHouseAccess;
import io.roadstream.local.stack.ClickHouseClients;
import io.roadstream.local.stack.Endpoints;
import io.roadstream.local.stack.Ports;
import io.roadstream.local.stack.StackFolders;
import io.roadstream.local.stack.StackSession;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what the machine lacks. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Check what this machine has and say what to install.",
        description = {"", "Exit code: 0 unless something must be mended first (then 1).", ""})
final class DoctorCommand implements Callable<Integer> {
    private final Context context;

    @Spec private CommandSpec spec = CommandSpec.create();

    DoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        StackConfig config = ConfigOptions.read(context, spec.commandLine().getParseResult());
        StackFolders folders = new StackFolders(config.folder());
        List<Finding> findings =
                new ArrayList<>(
                        new Doctor(
                                        context.checkout().root(),
                                        folders,
                                        config.bind(),
                                        configuredPorts(config))
                                .examine());
        findings.addAll(examineExternal(config, folders));
        for (Finding finding : findings) {
            out.printf(
                    "%-5s %-18s %s%n",
                    finding.level().name().toLowerCase(Locale.ROOT),
                    finding.what(),
                    finding.found());
            if (!finding.advice().isEmpty()) {
                out.printf("%24s -> %s%n", "", finding.advice());
            }
        }
        boolean isFit =
                findings.stream().noneMatch(finding -> finding.level() == Finding.Level.FAIL);
        out.println(isFit ? "Fit to run." : "Not fit to run: mend what says fail.");
        return isFit ? 0 : 1;
    }

    private static Map<String, Integer> configuredPorts(StackConfig config) {
        Map<String, Integer> ports =
                new HashMap<>(
                        Map.of(
                                "kafka", config.kafka().port(),
                                "clickhouse", config.clickHouse().port(),
                                "ingest", config.ingest().port(),
                                "gateway", config.gateway().port(),
                                "flink", config.flink().port()));
        ports.values().removeIf(port -> port == 0);
        return ports;
    }

    private static List<Finding> examineExternal(StackConfig config, StackFolders folders)
            throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Endpoints endpoints = Endpoints.ofLastRun(config, new Ports(folders.ports(), new Random()));
        if (config.kafka().external() != null) {
            findings.add(External.kafka(StackSession.kafkaSettings(config, endpoints)));
        }
        ExternalClickHouse clickHouse = config.clickHouse().external();
        if (clickHouse != null) {
            String address = clickHouse.url().toString();
            ClickHouseAccess access = StackSession.accessOf(config, folders);
            findings.add(
                    External.clickHouse(
                            address,
                            access.user(),
                            ClickHouseClients.asOwner(config, endpoints, access)));
            findings.add(
                    External.clickHouse(
                            address,
                            access.analyst(),
                            ClickHouseClients.asAnalyst(config, endpoints, access)));
        }
        return findings;
    }
}
