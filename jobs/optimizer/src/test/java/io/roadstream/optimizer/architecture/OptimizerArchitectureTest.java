/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.roadstream.contract.architecture.ArchitectureRules;

/**
 * The optimizer needs the JDK alone, but for its population, which Jenetics drives; and its checker
 * nothing of what makes plans.
 */
@AnalyzeClasses(
        packages = "io.roadstream.optimizer",
        importOptions = ImportOption.DoNotIncludeTests.class)
final class OptimizerArchitectureTest {
    @ArchTest
    static final ArchRule IMPORTS =
            ArchitectureRules.importsOnly("io.roadstream.optimizer..", "io.jenetics..");

    @ArchTest
    static final ArchRule POPULATION_ALONE_KNOWS_JENETICS =
            noClasses()
                    .that(resideOutsideOfPackage("io.roadstream.optimizer.search.population.."))
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.jenetics.."));

    @ArchTest
    static final ArchRule MODEL_STANDS_ALONE =
            ArchitectureRules.importsOnly("io.roadstream.optimizer.model..");

    @ArchTest
    static final ArchRule CHECKER_IS_INDEPENDENT =
            ArchitectureRules.importsOnly(
                    "io.roadstream.optimizer.check..",
                    "io.roadstream.optimizer.model..",
                    "io.roadstream.optimizer.plan..");

    @ArchTest static final ArchRule NO_CLOCK = ArchitectureRules.noClockAndNoUnseededRandomness();

    @ArchTest static final ArchRule NULL_MARKED = ArchitectureRules.everyPackageIsNullMarked();

    @ArchTest static final ArchRule NAMES = ArchitectureRules.noPackageForHomelessCode();

    @ArchTest
    static final ArchRule NO_CYCLES = ArchitectureRules.noCyclesBelow("io.roadstream.optimizer");
}
