/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.doctor.Doctor;
import io.roadstream.local.doctor.Finding;
import io.roadstream.local.stack.StackFolders;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
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
        List<Finding> findings =
                new Doctor(
                                context.checkout().root(),
                                new StackFolders(config.folder()),
                                config.bind())
                        .examine();
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
}
