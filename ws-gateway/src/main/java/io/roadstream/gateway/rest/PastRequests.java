/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.history.AlertHistory;
import io.roadstream.gateway.history.History;
import io.roadstream.gateway.history.HistoryException;
import io.roadstream.gateway.history.KpiPoint;
import io.roadstream.gateway.history.OrderHistory;
import io.roadstream.gateway.history.OrderMoment;
import io.roadstream.gateway.history.PastAlert;
import io.roadstream.gateway.history.PastEstimate;
import io.roadstream.gateway.history.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page cannot know when it is opened: of orders, alerts, key figures and estimates.
 * Thread-safe.
 */
final class PastRequests {
    /** Most events of an order that are told, the newest. */
    static final int MAX_EVENTS = 1_000;

    /** Most estimates of an order that are told, the newest. */
    static final int MAX_ESTIMATES = 2_000;

    /** Most points of key figures, also where the step is left to the gateway. */
    static final int MAX_POINTS = 500;

    private static final int DEFAULT_ESTIMATE_SECONDS = 15;
    private static final int MAX_ESTIMATE_SECONDS = 3_600;
    private static final Duration LONGEST_ALERTS = Duration.ofHours(24);
    private static final int DEFAULT_ALERTS = 1_000;
    private static final int MAX_ALERTS = 10_000;
    private static final Duration LONGEST_KPIS = Duration.ofDays(31);
    private static final int WINDOW_SECONDS = 10;
    private static final int MAX_KPI_SECONDS = 86_400;
    private static final Duration LONGEST_ACCURACY = Duration.ofHours(24);
    private static final int DEFAULT_ACCURACY_SECONDS = 300;
    private static final Duration LONGEST_LOAD = Duration.ofHours(6);
    private static final int DEFAULT_LOAD_SECONDS = 60;
    private static final int MAX_STEP_SECONDS = 3_600;
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,15})\\.(.+)");

    private final History history;

    PastRequests(History history) {
        this.history = history;
    }

    Queries.Query timeline(Asked asked) throws RefusedException {
        Principal principal = asked.principal();
        OrderHistory.Key order =
                new OrderHistory.Key(
                        principal.tenant(), Parameters.requireId("order", asked.match().id()));
        Duration step =
                Duration.ofSeconds(
                        asked.parameters()
                                .integer("step", DEFAULT_ESTIMATE_SECONDS, MAX_ESTIMATE_SECONDS));
        return () -> {
            requireTheirs(order, principal);
            List<OrderMoment> events =
                    history.orders()
                            .listEvents(
                                    order, TimelineRights.kinds(principal.role()), MAX_EVENTS + 1);
            List<PastEstimate> estimates =
                    history.orders()
                            .listEstimates(
                                    order,
                                    TimelineRights.vehicle(principal),
                                    step,
                                    MAX_ESTIMATES + 1);
            return PastAnswers.timeline(
                    order.id(),
                    newest(events, MAX_EVENTS).stream()
                            .map(event -> TimelineRights.reduce(event, principal.role()))
                            .toList(),
                    newest(estimates, MAX_ESTIMATES).stream()
                            .map(told -> TimelineRights.reduce(told, principal.role()))
                            .toList(),
                    events.size() > MAX_EVENTS || estimates.size() > MAX_ESTIMATES);
        };
    }

    /** An order that is not there and one of somebody else are refused alike. */
    private void requireTheirs(OrderHistory.Key order, Principal principal)
            throws RefusedException, HistoryException, InterruptedException {
        boolean isTheirs =
                history.orders()
                        .findParties(order)
                        .filter(parties -> TimelineRights.isTheirs(principal, parties))
                        .isPresent();
        if (!isTheirs) {
            throw new RefusedException(
                    ProblemType.NOT_FOUND,
                    principal.seesAll()
                            ? "nothing is stored of an order %s of tenant %s"
                                    .formatted(order.id(), order.tenant())
                            : "there is no order %s of yours".formatted(order.id()));
        }
    }

    Queries.Query alerts(Asked asked) throws RefusedException {
        String tenant = asked.principal().tenant();
        Parameters parameters = asked.parameters();
        TimeSpan span = parameters.span(LONGEST_ALERTS);
        int limit = parameters.integer("limit", DEFAULT_ALERTS, MAX_ALERTS);
        Optional<String> after = parameters.find("after");
        AlertHistory.Cursor cursor =
                after.isEmpty() ? AlertHistory.Cursor.START : cursor(after.get());
        return () -> {
            List<PastAlert> found = history.alerts().list(tenant, span, cursor, limit + 1);
            List<PastAlert> page = found.subList(0, Math.min(limit, found.size()));
            return PastAnswers.alerts(
                    page, found.size() > limit ? cursorText(page.get(limit - 1)) : "");
        };
    }

    Queries.Query kpis(Asked asked) throws RefusedException {
        String tenant = asked.principal().tenant();
        Parameters parameters = asked.parameters();
        TimeSpan span = parameters.span(LONGEST_KPIS);
        long seconds = Duration.between(span.from(), span.to()).toSeconds();
        long fitting = Math.floorDiv(seconds, MAX_POINTS * WINDOW_SECONDS) + 1;
        int step = parameters.integer("step", (int) (fitting * WINDOW_SECONDS), MAX_KPI_SECONDS);
        requireStep(step, MAX_KPI_SECONDS, seconds);
        return () -> {
            List<KpiPoint> points = history.kpis().list(tenant, span, Duration.ofSeconds(step));
            return PastAnswers.kpis(step, points);
        };
    }

    Queries.Query etaAccuracy(Asked asked) throws RefusedException {
        String tenant = asked.principal().tenant();
        Stepped of = Stepped.of(asked.parameters(), LONGEST_ACCURACY, DEFAULT_ACCURACY_SECONDS);
        return () ->
                PastAnswers.etaAccuracy(
                        of.seconds(), history.etas().list(tenant, of.span(), of.step()));
    }

    Queries.Query orderLoad(Asked asked) throws RefusedException {
        String tenant = asked.principal().tenant();
        Stepped of = Stepped.of(asked.parameters(), LONGEST_LOAD, DEFAULT_LOAD_SECONDS);
        return () ->
                PastAnswers.orderLoad(
                        of.seconds(), history.loads().list(tenant, of.span(), of.step()));
    }

    /** A span in steps of whole seconds. */
    private record Stepped(TimeSpan span, int seconds) {
        static Stepped of(Parameters parameters, Duration longest, int usualSeconds)
                throws RefusedException {
            TimeSpan span = parameters.span(longest);
            int seconds = parameters.integer("step", usualSeconds, MAX_STEP_SECONDS);
            requireStep(
                    seconds,
                    MAX_STEP_SECONDS,
                    Duration.between(span.from(), span.to()).toSeconds());
            return new Stepped(span, seconds);
        }

        Duration step() {
            return Duration.ofSeconds(seconds);
        }
    }

    private static void requireStep(int step, int longest, long spanSeconds)
            throws RefusedException {
        if (step < WINDOW_SECONDS) {
            throw Parameters.bad(
                    "step must be a whole number in [%d, %d], was %d"
                            .formatted(WINDOW_SECONDS, longest, step));
        }
        if (spanSeconds / step > MAX_POINTS) {
            throw Parameters.bad(
                    "from and to must be at most %d steps apart, were %d; ask for a longer step"
                            .formatted(MAX_POINTS, spanSeconds / step));
        }
    }

    private static String cursorText(PastAlert last) {
        return last.life().started().toEpochMilli() + "." + last.id();
    }

    private static AlertHistory.Cursor cursor(String text) throws RefusedException {
        Matcher matcher = CURSOR.matcher(text);
        if (!matcher.matches()) {
            throw Parameters.bad("after must be the next of an answer, was " + text);
        }
        return new AlertHistory.Cursor(
                Instant.ofEpochMilli(Long.parseLong(matcher.group(1))),
                Parameters.requireId("after", matcher.group(2)));
    }

    private static <T> List<T> newest(List<T> oldestFirst, int limit) {
        return oldestFirst.subList(Math.max(0, oldestFirst.size() - limit), oldestFirst.size());
    }
}
