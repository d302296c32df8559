/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.meals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.measure.Delays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Lives through days of meal delivery under three ways to decide: insertion alone, insertion and
 * search, and a search that knew all orders before.
 */
public final class MealsBench {
    private static final int DIGITS = 3;
    private static final String GREEDY = "greedy";
    private static final String SEARCH = "search";
    private static final String HINDSIGHT = "hindsight";

    private final MealsSettings settings;
    private final Map<String, Histogram> decisions = new LinkedHashMap<>();
    private final Map<String, Outcome> sums = new LinkedHashMap<>();
    private final Map<String, Map<String, Outcome>> sumsByDay = new LinkedHashMap<>();

    public MealsBench(MealsSettings settings) {
        this.settings = settings;
    }

    /** Measures and prints, lines for each day. */
    public void measure(ObjectNode json) throws IOException {
        List<Path> folders = folders();
        long unavoidablyLate = 0;
        ArrayNode days = json.putArray("days");
        for (Path folder : folders) {
            MealDay day = MealDay.read(folder);
            unavoidablyLate += day.unavoidablyLate();
            ObjectNode row = days.addObject().put("name", day.name()).put("day", day.day());
            row.put("unavoidablyLate", day.unavoidablyLate());
            keep(row, GREEDY, live(day, GREEDY, Policy::insert));
            keep(row, SEARCH, live(day, SEARCH, search(settings.iterations())));
            if (settings.hindsightIterations() > 0) {
                Policy policy = search(settings.hindsightIterations());
                keep(row, HINDSIGHT, livedDay(day, HINDSIGHT, policy).hindsight());
            }
        }
        ObjectNode all = json.putObject("all");
        all.put("unavoidablyLate", unavoidablyLate);
        sums.forEach((name, sum) -> sum.write(all.putObject(name)));
        ObjectNode byDay = json.putObject("byDay");
        sumsByDay.forEach(
                (day, ofDay) -> {
                    ObjectNode policies = byDay.putObject(day);
                    ofDay.forEach((name, sum) -> sum.write(policies.putObject(name)));
                });
        ObjectNode millis = json.putObject("decisionMs");
        decisions.forEach((name, histogram) -> Delays.write(millis.putObject(name), histogram));
        sums.forEach((name, sum) -> System.out.printf("all             %-9s %s%n", name, sum));
        if (settings.svg() != null) {
            Files.writeString(settings.svg(), MealsPlot.draw(sumsByDay));
        }
        System.out.printf("late whatever is done: %d%n", unavoidablyLate);
    }

    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(settings.folder())) {
            throw new IOException("no folder " + settings.folder());
        }
        try (Stream<Path> all = Files.list(settings.folder())) {
            List<Path> folders =
                    all.filter(folder -> Files.exists(folder.resolve("orders.txt")))
                            .filter(folder -> isChosen(String.valueOf(folder.getFileName())))
                            .sorted()
                            .toList();
            if (folders.isEmpty()) {
                throw new IOException(
                        "no folder with an orders.txt in %s, of %s"
                                .formatted(settings.folder(), settings.only()));
            }
            return folders;
        }
    }

    private boolean isChosen(String name) {
        return settings.only().isEmpty() || settings.only().contains(name);
    }

    private Policy search(long iterations) {
        return Policy.search(settings.seed(), iterations);
    }

    /** A day under a policy. */
    Outcome live(MealDay day, String name, Policy policy) {
        return livedDay(day, name, policy).live();
    }

    private LivedDay livedDay(MealDay day, String name, Policy policy) {
        Histogram histogram = decisions.computeIfAbsent(name, key -> new Histogram(DIGITS));
        return new LivedDay(day, policy, System::nanoTime, histogram::recordValue);
    }

    private void keep(ObjectNode row, String name, Outcome outcome) {
        System.out.printf("%-15s %-9s %s%n", row.path("name").asText(), name, outcome);
        outcome.write(row.putObject(name));
        sums.merge(name, outcome, Outcome::plus);
        sumsByDay
                .computeIfAbsent(row.path("day").asText(), day -> new LinkedHashMap<>())
                .merge(name, outcome, Outcome::plus);
    }
}
