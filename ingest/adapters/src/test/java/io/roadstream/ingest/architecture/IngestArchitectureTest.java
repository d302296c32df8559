/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.roadstream.contract.architecture.ArchitectureRules;

/** Languages know neither server nor Kafka, the replay knows the server by HTTP only. */
@AnalyzeClasses(
        packages = "io.roadstream.ingest",
        importOptions = ImportOption.DoNotIncludeTests.class)
final class IngestArchitectureTest {
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String CONTRACT = "io.roadstream.contract..";

    @ArchTest
    static final ArchRule PROTOCOLS =
            ArchitectureRules.importsOnly("io.roadstream.ingest.protocol..", CONTRACT, JACKSON);

    @ArchTest
    static final ArchRule KAFKA =
            ArchitectureRules.importsOnly(
                    "io.roadstream.ingest.kafka..", CONTRACT, "org.apache.kafka..", "org.slf4j..");

    @ArchTest
    static final ArchRule REPLAY =
            ArchitectureRules.importsOnly(
                    "io.roadstream.ingest.replay..",
                    JACKSON,
                    "picocli..",
                    "io.roadstream.contract.config..");

    @ArchTest
    static final ArchRule AUTH =
            ArchitectureRules.importsOnly(
                    "io.roadstream.ingest.auth..", CONTRACT, JACKSON, "picocli..", "org.slf4j..");

    @ArchTest static final ArchRule NULL_MARKED = ArchitectureRules.everyPackageIsNullMarked();

    @ArchTest static final ArchRule NAMES = ArchitectureRules.noPackageForHomelessCode();

    @ArchTest
    static final ArchRule NO_CYCLES = ArchitectureRules.noCyclesBelow("io.roadstream.ingest");
}
