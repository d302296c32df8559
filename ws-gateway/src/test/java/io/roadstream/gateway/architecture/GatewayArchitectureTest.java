/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.roadstream.contract.architecture.ArchitectureRules;

/** The view knows neither Kafka nor Jetty; frames know neither the view nor Jetty. */
@AnalyzeClasses(
        packages = "io.roadstream.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
final class GatewayArchitectureTest {
    private static final String CONTRACT = "io.roadstream.contract..";
    private static final String PROTOBUF = "com.google.protobuf..";

    @ArchTest
    static final ArchRule VIEW =
            ArchitectureRules.importsOnly(
                    "io.roadstream.gateway.view..", CONTRACT, PROTOBUF, "com.uber.h3core..");

    @ArchTest
    static final ArchRule PROTOCOL =
            ArchitectureRules.importsOnly("io.roadstream.gateway.protocol..", CONTRACT, PROTOBUF);

    @ArchTest
    static final ArchRule AUTH =
            ArchitectureRules.importsOnly(
                    "io.roadstream.gateway.auth..", CONTRACT, "com.nimbusds..");

    @ArchTest
    static final ArchRule FLINK =
            ArchitectureRules.importsOnly(
                    "io.roadstream.gateway.flink..", CONTRACT, PROTOBUF, "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule KAFKA =
            ArchitectureRules.importsOnly(
                    "io.roadstream.gateway.kafka..", CONTRACT, "org.apache.kafka..", "org.slf4j..");

    @ArchTest
    static final ArchRule HISTORY =
            ArchitectureRules.importsOnly(
                    "io.roadstream.gateway.history..", CONTRACT, "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule GEOFENCE =
            ArchitectureRules.importsOnly(
                    "io.roadstream.gateway.geofence..",
                    CONTRACT,
                    "com.fasterxml.jackson..",
                    "io.roadstream.gateway.kafka..",
                    "org.apache.kafka..");

    @ArchTest
    static final ArchRule ORDERS =
            ArchitectureRules.importsOnly(
                    "io.roadstream.gateway.orders..", CONTRACT, "com.fasterxml.jackson..");

    @ArchTest static final ArchRule NULL_MARKED = ArchitectureRules.everyPackageIsNullMarked();

    @ArchTest static final ArchRule NAMES = ArchitectureRules.noPackageForHomelessCode();

    @ArchTest
    static final ArchRule NO_CYCLES = ArchitectureRules.noCyclesBelow("io.roadstream.gateway");
}
