/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.roadstream.jobs.fixtures.KeptSavepoint;
import io.roadstream.jobs.fixtures.Restores;
import io.roadstream.jobs.runtime.Environments;
import io.roadstream.jobs.runtime.JobConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;

/** Nothing with state is forgotten when savepoints are kept and restored. */
class KeptSavepointTest {
    private static final JobConfig CONFIG = JobConfig.of(new String[0], Map.of());

    @Test
    void everyOperatorThatKeepsStateHasSomeInASavepoint() {
        assertThat(keptUids())
                .as("ADR 0022 says how another savepoint is kept")
                .isEqualTo(statefulUids());
    }

    @Test
    void everyOperatorThatHasStateInASavepointHasATestThatGoesOnFromIt() {
        JavaClasses tests =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.OnlyIncludeTests())
                        .importPackages("io.roadstream.jobs");
        List<JavaMethod> restores =
                tests.stream()
                        .flatMap(test -> test.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Test.class))
                        .filter(method -> method.isAnnotatedWith(Restores.class))
                        .toList();
        Set<String> tested =
                restores.stream()
                        .map((JavaMethod method) -> method.getAnnotationOfType(Restores.class))
                        .map(Restores::value)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(restores)
                .as("each goes on from each savepoint")
                .allMatch(method -> method.getOwner().isAnnotatedWith(ParameterizedClass.class));
        assertThat(tested).isEqualTo(keptUids());
    }

    /** Those with keyed state, and with it those with broadcast state. */
    private static Set<String> keptUids() {
        Map<OperatorID, String> names = new TreeMap<>();
        statefulUids().forEach(uid -> names.put(KeptSavepoint.idOf(uid), uid));
        return Stream.of(KeptSavepoint.values())
                .flatMap(kept -> kept.operators().values().stream())
                .filter(
                        operator ->
                                operator.getStates().stream().anyMatch(KeptSavepointTest::isKeyed))
                .map(
                        operator ->
                                names.getOrDefault(
                                        operator.getOperatorID(),
                                        "unknown: " + operator.getOperatorUid()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isKeyed(OperatorSubtaskState state) {
        return !state.getManagedKeyedState().isEmpty();
    }

    private static Set<String> statefulUids() {
        StreamExecutionEnvironment environment = Environments.of(CONFIG);
        LiveJob.define(environment, CONFIG);
        return environment.getStreamGraph().getStreamNodes().stream()
                .filter(node -> node.getStateKeySerializer() != null)
                .map(StreamNode::getTransformationUID)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
