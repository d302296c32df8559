/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.roadstream.contract.architecture.ArchitectureRules;

/** The world knows no entrance and no clock; nothing here knows the parts behind the entrances. */
@AnalyzeClasses(
        packages = "io.roadstream.ingest.simulator",
        importOptions = ImportOption.DoNotIncludeTests.class)
final class SimulatorArchitectureTest {
    private static final String ROOT = "io.roadstream.ingest.simulator.";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String CONTRACT = "io.roadstream.contract..";

    @ArchTest
    static final ArchRule CITY =
            ArchitectureRules.importsOnly(ROOT + "city..", ROOT + "file..", CONTRACT, JACKSON);

    @ArchTest
    static final ArchRule WORLD =
            ArchitectureRules.importsOnly(
                    ROOT + "world..",
                    CONTRACT,
                    ROOT + "city..",
                    ROOT + "traffic..",
                    ROOT + "order..",
                    ROOT + "plan..",
                    ROOT + "drive..",
                    ROOT + "phone..",
                    ROOT + "fault..",
                    ROOT + "truth..");

    @ArchTest
    static final ArchRule ALL =
            ArchitectureRules.importsOnly(
                    "io.roadstream.ingest.simulator..",
                    CONTRACT,
                    JACKSON,
                    "com.google.protobuf..",
                    "javax.crypto..");

    @ArchTest static final ArchRule NULL_MARKED = ArchitectureRules.everyPackageIsNullMarked();

    @ArchTest static final ArchRule NAMES = ArchitectureRules.noPackageForHomelessCode();

    @ArchTest
    static final ArchRule NO_CYCLES =
            ArchitectureRules.noCyclesBelow("io.roadstream.ingest.simulator");
}
