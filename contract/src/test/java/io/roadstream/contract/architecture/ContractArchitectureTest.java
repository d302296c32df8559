/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The contract stands alone: everybody imports it. */
@AnalyzeClasses(
        packages = "io.roadstream.contract",
        importOptions = ImportOption.DoNotIncludeTests.class)
final class ContractArchitectureTest {
    @ArchTest
    static final ArchRule IMPORTS =
            ArchitectureRules.importsOnly("io.roadstream.contract..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule PROTOBUF_STAYS_IN_THE_CODECS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.roadstream.contract.codec..", "io.roadstream.contract.proto..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.google.protobuf..", "io.roadstream.contract.proto..");

    @ArchTest static final ArchRule NO_CLOCK = ArchitectureRules.noClockAndNoUnseededRandomness();

    @ArchTest static final ArchRule NULL_MARKED = ArchitectureRules.everyPackageIsNullMarked();

    @ArchTest static final ArchRule NAMES = ArchitectureRules.noPackageForHomelessCode();

    @ArchTest
    static final ArchRule NO_CYCLES = ArchitectureRules.noCyclesBelow("io.roadstream.contract");
}
