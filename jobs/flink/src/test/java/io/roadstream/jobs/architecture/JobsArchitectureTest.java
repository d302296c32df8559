/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.roadstream.contract.architecture.ArchitectureRules;

@AnalyzeClasses(
        packages = "io.roadstream.jobs",
        importOptions = ImportOption.DoNotIncludeTests.class)
class JobsArchitectureTest {
    @ArchTest
    static final ArchRule importsPointAtContractAndDomain =
            ArchitectureRules.importsOnly(
                    "io.roadstream.jobs..",
                    "io.roadstream.contract..",
                    "io.roadstream.domain..",
                    "io.roadstream.optimizer..",
                    "org.apache.flink..",
                    "org.apache.kafka..",
                    "com.clickhouse..",
                    "com.fasterxml.jackson.core..",
                    "com.github.luben.zstd..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule protobufStaysInTheContract =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.google.protobuf..");

    @ArchTest static final ArchRule nullness = ArchitectureRules.everyPackageIsNullMarked();

    @ArchTest static final ArchRule names = ArchitectureRules.noPackageForHomelessCode();

    @ArchTest static final ArchRule cycles = ArchitectureRules.noCyclesBelow("io.roadstream.jobs");
}
