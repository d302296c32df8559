/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.roadstream.contract.architecture.ArchitectureRules;

/** The domain is pure: records in, records out. */
@AnalyzeClasses(
        packages = "io.roadstream.domain",
        importOptions = ImportOption.DoNotIncludeTests.class)
final class DomainArchitectureTest {
    @ArchTest
    static final ArchRule IMPORTS =
            ArchitectureRules.importsOnly(
                    "io.roadstream.domain..",
                    "io.roadstream.contract.event..",
                    "io.roadstream.contract.geo..",
                    "io.roadstream.contract.validation..",
                    "com.uber.h3core..");

    @ArchTest
    static final ArchRule ONLY_GEO_KNOWS_H3 =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.roadstream.domain.geo..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.uber.h3core..");

    @ArchTest
    static final ArchRule NO_INPUT_OR_OUTPUT =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.net..",
                            "java.nio.channels..",
                            "java.nio.file..",
                            "java.sql..",
                            "java.util.logging..")
                    .orShould()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err");

    @ArchTest static final ArchRule NO_CLOCK = ArchitectureRules.noClockAndNoUnseededRandomness();

    @ArchTest static final ArchRule NULL_MARKED = ArchitectureRules.everyPackageIsNullMarked();

    @ArchTest static final ArchRule NAMES = ArchitectureRules.noPackageForHomelessCode();

    @ArchTest
    static final ArchRule NO_CYCLES = ArchitectureRules.noCyclesBelow("io.roadstream.domain");
}
