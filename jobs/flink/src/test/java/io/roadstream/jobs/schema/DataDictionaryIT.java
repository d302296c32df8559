/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.AnomalyEnd;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.GeofenceKind;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.Severity;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.embedded.clickhouse.EmbeddedClickHouse;
import io.roadstream.jobs.fixtures.Sql;
import io.roadstream.jobs.runtime.ClickHouseConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * docs/data-dictionary.md says what is there: each view, each of its columns, examples that run.
 */
class DataDictionaryIT {
    private static final Pattern HEADING = Pattern.compile("## (v_[a-z_]+(?:, v_[a-z_]+)*): .*");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");
    private static final String PARAMETERS =
            "(tenant = 'local', since = '2026-01-05', until = '2026-01-06')";

    /** Parameterised ones, which cannot be described without their parameters. */
    private static final Set<String> WITH_PARAMETERS = Set.of("v_trips", "v_stops", "v_motion");

    @TempDir static Path data;
    private static EmbeddedClickHouse clickHouse;
    private static List<String> lines;

    @BeforeAll
    static void start() throws Exception {
        lines =
                Files.readAllLines(
                        Path.of(System.getProperty("roadstream.root"), "docs/data-dictionary.md"));
        clickHouse = EmbeddedClickHouse.start(data);
        new Migrations(
                        new ClickHouseConfig(
                                clickHouse.url(),
                                "default",
                                clickHouse.user(),
                                clickHouse.password()))
                .run();
    }

    @AfterAll
    static void stop() {
        clickHouse.close();
    }

    @Test
    void everyViewIsNamed() throws IOException {
        String text = String.join("\n", lines);

        assertThat(
                        Sql.query(
                                clickHouse,
                                "SELECT name FROM system.tables WHERE engine = 'View' AND database"
                                        + " = currentDatabase()"))
                .satisfies(
                        names ->
                                assertThat(names.lines())
                                        .hasSizeGreaterThan(20)
                                        .allMatch(text::contains));
    }

    @Test
    void everyColumnOfEveryViewWithATableIsInIt() {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher heading = HEADING.matcher(lines.get(i));
            if (heading.matches()) {
                Set<String> documented = words(section(i + 1));
                for (String view : words(heading.group(1))) {
                    for (String column : columns(view)) {
                        if (!documented.contains(column)) {
                            missing.add(view + "." + column);
                        }
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyExampleRuns() {
        List<String> examples = examples();

        assertThat(examples).hasSizeGreaterThan(20);
        for (String example : examples) {
            assertThat(Sql.query(clickHouse, example)).as(example).isNotNull();
        }
        assertThat(examples)
                .as("views with an example")
                .satisfies(
                        all ->
                                assertThat(
                                                List.of(
                                                        "v_orders",
                                                        "v_trips",
                                                        "v_stops",
                                                        "v_etas",
                                                        "v_eta_accuracy",
                                                        "v_plans",
                                                        "v_kpi"))
                                        .allMatch(
                                                view ->
                                                        all.stream()
                                                                .anyMatch(
                                                                        example ->
                                                                                words(example)
                                                                                        .contains(
                                                                                                view))));
    }

    @ParameterizedTest
    @MethodSource("enumerations")
    void aColumnNamesAllThatItCanBe(String table, String column, Enum<?>[] values) {
        String comment =
                Sql.query(
                        clickHouse,
                        "SELECT comment FROM system.columns WHERE database = currentDatabase()"
                                + " AND table = '%s' AND name = '%s'".formatted(table, column));

        assertThat(comment.split("\\W+"))
                .contains(Stream.of(values).map(Enum::name).toArray(String[]::new));
    }

    private static Stream<Arguments> enumerations() {
        return Stream.of(
                Arguments.of("geofence_transitions", "kind", TransitionKind.values()),
                Arguments.of("geofence_transitions", "geofence_kind", GeofenceKind.values()),
                Arguments.of("anomalies", "kind", AnomalyKind.values()),
                Arguments.of("anomalies", "severity", Severity.values()),
                Arguments.of("anomalies", "end_reason", AnomalyEnd.values()),
                Arguments.of("orders", "status", OrderStatus.values()),
                Arguments.of("vehicles", "kind", VehicleKind.values()),
                Arguments.of("vehicle_statuses", "duty", Duty.values()),
                Arguments.of("etas", "stop", StopKind.values()),
                Arguments.of("etas", "method", EtaMethod.values()),
                Arguments.of("plans", "stop_kinds", StopKind.values()),
                Arguments.of("triggers", "kind", TriggerKind.values()));
    }

    /** Statements of the last section; a blank line ends one. */
    private static List<String> examples() {
        String code =
                lines.subList(lines.indexOf("## Examples"), lines.size()).stream()
                        .filter(line -> line.isBlank() || line.startsWith("    "))
                        .filter(line -> !line.startsWith("    --"))
                        .collect(Collectors.joining("\n"));
        return Pattern.compile("\n\\s*\n")
                .splitAsStream(code)
                .map(String::strip)
                .filter(example -> !example.isEmpty())
                .toList();
    }

    private static String section(int from) {
        return lines.subList(from, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> columns(String view) {
        String source = WITH_PARAMETERS.contains(view) ? view + PARAMETERS : view;
        return Sql.query(clickHouse, "DESCRIBE TABLE (SELECT * FROM " + source + ")")
                .lines()
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(result -> result.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
