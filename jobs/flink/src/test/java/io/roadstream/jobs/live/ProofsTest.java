/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.jobs.fixtures.Proof;
import io.roadstream.jobs.fixtures.Proves;
import io.roadstream.jobs.history.HistoryJob;
import io.roadstream.jobs.runtime.Environments;
import io.roadstream.jobs.runtime.JobConfig;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.SimpleUdfStreamOperatorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Each operator that keeps state is tested for all that can happen to state. */
class ProofsTest {
    private static final JobConfig CONFIG = JobConfig.of(new String[0], Map.of());

    /** Why the five are not asked of an operator. */
    private enum Exempt {
        /** Where it has read to; Kafka's own, restored in {@code KeptSavepointIT}. */
        SOURCE("source-[a-z.0-9-]+(?<!-decode)"),

        /** Record by record. */
        DECODES("source-[a-z.0-9-]+-decode"),

        /** Transactions of Kafka's own; what becomes of them is in {@code TopicStreamsIT}. */
        WRITES_TO_KAFKA("sink-fleet\\.[a-z.0-9-]+"),

        /**
         * Batches that are not committed yet, with a version of their own; {@code BatchWriterTest},
         * {@code BatchCommitterIT}.
         */
        WRITES_TO_CLICKHOUSE("history-[a-z-]+"),

        /** Filters and maps, record by record. */
        PASSES_ON(
                "tracking-latest-filter|geofence-filter|eta-assignment-change|eta-journey-plan"
                        + "|metrics-live|metrics-fixes|dispatch-(orders|drivers|vehicles|fixes"
                        + "|statuses|late|risks)");

        private final String uids;

        Exempt(String uids) {
            this.uids = uids;
        }

        boolean isMet(String uid) {
            return uid.matches(uids);
        }
    }

    @Test
    void eachOperatorThatKeepsStateHasAllProofs() {
        Map<String, Set<Proof>> shown = shown();
        List<String> missing = new ArrayList<>();
        for (String uid : stateful()) {
            Set<Proof> open = EnumSet.allOf(Proof.class);
            open.removeAll(shown.getOrDefault(uid, Set.of()));
            open.forEach(proof -> missing.add(uid + ": " + proof));
        }

        assertThat(missing)
                .as("a test in Flink's harness with @Proves is missing for these")
                .isEmpty();
        assertThat(shown.keySet())
                .as("@Proves names operators that there are")
                .isEqualTo(stateful());
    }

    @Test
    void whoeverElseThereIsHasAReasonToBeExempt() {
        Set<String> others = new TreeSet<>();
        nodes().map(StreamNode::getTransformationUID).forEach(uid -> others.add(plain(uid)));
        others.removeAll(stateful());

        for (String uid : others) {
            assertThat(Stream.of(Exempt.values()).filter(reason -> reason.isMet(uid)))
                    .as("reasons not to ask the five proofs of '%s'", uid)
                    .hasSize(1);
        }
        assertThat(stateful())
                .noneMatch(uid -> Stream.of(Exempt.values()).anyMatch(r -> r.isMet(uid)));
    }

    @Test
    void whoeverPassesOnKeepsNothing() {
        Set<String> met = new HashSet<>();
        nodes().filter(node -> isOf(node, Exempt.PASSES_ON) || isOf(node, Exempt.DECODES))
                .forEach(
                        node -> {
                            String uid = node.getTransformationUID();
                            assertThat(node.getOperatorFactory())
                                    .as(uid)
                                    .isInstanceOf(SimpleUdfStreamOperatorFactory.class);
                            var factory =
                                    (SimpleUdfStreamOperatorFactory<?>) node.getOperatorFactory();
                            assertThat(factory.getUserFunction())
                                    .as(uid)
                                    .isNotInstanceOf(CheckpointedFunction.class);
                            met.add(uid);
                        });
        assertThat(met).hasSizeGreaterThan(20);
    }

    /** Only tests that run count. */
    private static Map<String, Set<Proof>> shown() {
        Map<String, Set<Proof>> shown = new TreeMap<>();
        new ClassFileImporter()
                        .withImportOption(new ImportOption.OnlyIncludeTests())
                        .importPackages("io.roadstream.jobs")
                        .stream()
                        .flatMap(test -> test.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Proves.class))
                        .forEach(
                                method -> {
                                    assertThat(isTest(method)).as(method.getFullName()).isTrue();
                                    Proves proves = method.getAnnotationOfType(Proves.class);
                                    for (String uid : proves.operator()) {
                                        shown.computeIfAbsent(
                                                        uid, key -> EnumSet.noneOf(Proof.class))
                                                .addAll(List.of(proves.value()));
                                    }
                                });
        return shown;
    }

    private static boolean isTest(JavaMethod method) {
        return method.isAnnotatedWith(Test.class)
                || method.isAnnotatedWith(ParameterizedTest.class)
                || method.isAnnotatedWith(SeededTest.class);
    }

    private static Set<String> stateful() {
        return nodes().filter(node -> node.getStateKeySerializer() != null)
                .map(StreamNode::getTransformationUID)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOf(StreamNode node, Exempt reason) {
        return reason.isMet(plain(node.getTransformationUID()));
    }

    /** A sink's committer carries its id with a prefix of Flink's. */
    private static String plain(String uid) {
        return uid.replaceFirst("^Sink Committer: ", "");
    }

    /** Of both jobs; exchanges between instances have no id. */
    private static Stream<StreamNode> nodes() {
        StreamExecutionEnvironment live = Environments.of(CONFIG);
        LiveJob.define(live, CONFIG);
        StreamExecutionEnvironment history = Environments.of(CONFIG);
        HistoryJob.define(history, CONFIG);
        return Stream.of(live, history)
                .flatMap(job -> job.getStreamGraph().getStreamNodes().stream())
                .filter(
                        node ->
                                node.getTransformationUID() != null
                                        && !node.getTransformationUID().isEmpty());
    }
}
