/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.roadstream.contract.architecture.ArchitectureRules;

/** Debezium is known to one package; rows and rules know neither Kafka nor database. */
@AnalyzeClasses(
        packages = "io.roadstream.ingest.cdc",
        importOptions = ImportOption.DoNotIncludeTests.class)
final class CdcArchitectureTest {
    private static final String CONTRACT = "io.roadstream.contract..";
    private static final String ROW = "io.roadstream.ingest.cdc.row..";
    private static final String LOGGER = "org.slf4j..";

    @ArchTest
    static final ArchRule ROWS =
            ArchitectureRules.importsOnly(
                    ROW, CONTRACT, "org.apache.kafka.connect.data..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule MEMORY =
            ArchitectureRules.importsOnly(
                    "io.roadstream.ingest.cdc.memory..",
                    CONTRACT,
                    ROW,
                    "org.apache.kafka.clients..",
                    "org.apache.kafka.common..",
                    LOGGER);

    @ArchTest
    static final ArchRule KAFKA =
            ArchitectureRules.importsOnly(
                    "io.roadstream.ingest.cdc.kafka..",
                    CONTRACT,
                    "org.apache.kafka.clients..",
                    "org.apache.kafka.common..");

    @ArchTest
    static final ArchRule DATABASE =
            ArchitectureRules.importsOnly(
                    "io.roadstream.ingest.cdc.database..", ROW, CONTRACT, LOGGER);

    @ArchTest static final ArchRule NULL_MARKED = ArchitectureRules.everyPackageIsNullMarked();

    @ArchTest static final ArchRule NAMES = ArchitectureRules.noPackageForHomelessCode();

    @ArchTest
    static final ArchRule NO_CYCLES = ArchitectureRules.noCyclesBelow("io.roadstream.ingest.cdc");
}
