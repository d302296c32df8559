/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.history.Fix;
import io.roadstream.gateway.history.HistoryException;
import io.roadstream.gateway.history.PositionHistory;
import io.roadstream.gateway.history.PositionHistory.Scope;
import io.roadstream.gateway.history.PositionHistory.Steps;
import io.roadstream.gateway.history.StepCursor;
import io.roadstream.gateway.history.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers about positions: what the principal may see, in pages. Blocks; thread-safe. */
final class Queries {
    static final int MAX_ROWS = 10_000;

    private static final int DEFAULT_VEHICLES = 1_000;
    private static final Duration LONGEST_TRACK = Duration.ofHours(24);
    private static final Duration LONGEST_ACTIVITY = Duration.ofHours(24);
    private static final int DEFAULT_ACTIVITY_SECONDS = 60;
    private static final int MAX_ACTIVITY_STEPS = 2_000;
    private static final Duration LONGEST_REPLAY = Duration.ofHours(6);
    private static final int DEFAULT_STEP_SECONDS = 10;
    private static final int MAX_STEP_SECONDS = 3_600;
    private static final Pattern STEP_CURSOR = Pattern.compile("(\\d{1,12})\\.(.+)");

    private final PositionHistory history;

    Queries(PositionHistory history) {
        this.history = history;
    }

    /** Parsed and permitted, ready to be asked. */
    interface Query {
        Answer run() throws RefusedException, HistoryException, InterruptedException;
    }

    Query vehicles(Asked asked) throws RefusedException {
        Scope fleet = fleetScope(asked.principal());
        Parameters parameters = asked.parameters();
        int limit = parameters.integer("limit", DEFAULT_VEHICLES, MAX_ROWS);
        String after = parameters.id("after");
        return () -> {
            List<Fix> fixes = history.listLatest(fleet, after, limit + 1);
            List<Fix> page = first(fixes, limit);
            return Answer.page(
                    "vehicles",
                    Answer.Members.VEHICLE,
                    page,
                    fixes.size() > limit ? page.get(limit - 1).vehicle() : "");
        };
    }

    Query vehicle(Asked asked) throws RefusedException {
        Scope scope = vehicleScope(asked);
        return () ->
                history.listLatest(scope, "", 1).stream()
                        .findFirst()
                        .map(Answer::fix)
                        .orElseThrow(() -> unknown(scope));
    }

    Query track(Asked asked) throws RefusedException {
        Scope scope = vehicleScope(asked);
        Parameters parameters = asked.parameters();
        TimeSpan span = parameters.span(LONGEST_TRACK);
        int limit = parameters.integer("limit", MAX_ROWS, MAX_ROWS);
        Optional<String> after = parameters.find("after");
        TrackCursor cursor =
                after.isEmpty() ? TrackCursor.start(span) : TrackCursor.parse(after.get(), span);
        return () -> {
            List<Fix> fixes =
                    history.listTrack(
                            scope,
                            new TimeSpan(cursor.time(), span.to()),
                            cursor.rows(),
                            limit + 1);
            if (fixes.isEmpty() && !history.isKnown(scope)) {
                throw unknown(scope);
            }
            List<Fix> page = first(fixes, limit);
            return Answer.page(
                    "positions",
                    Answer.Members.FLAGS,
                    page,
                    fixes.size() > limit ? cursor.after(page).toString() : "");
        };
    }

    Query positions(Asked asked) throws RefusedException {
        Scope fleet = fleetScope(asked.principal());
        Parameters parameters = asked.parameters();
        Duration step =
                Duration.ofSeconds(
                        parameters.integer("step", DEFAULT_STEP_SECONDS, MAX_STEP_SECONDS));
        Steps steps = new Steps(parameters.span(LONGEST_REPLAY), step, parameters.box());
        int limit = parameters.integer("limit", MAX_ROWS, MAX_ROWS);
        Optional<String> after = parameters.find("after");
        StepCursor cursor = after.isEmpty() ? StepCursor.START : stepCursor(after.get());
        return () -> {
            List<Fix> fixes = history.listSteps(fleet, steps, cursor, limit + 1);
            List<Fix> page = first(fixes, limit);
            return Answer.page(
                    "positions",
                    Answer.Members.VEHICLE,
                    page,
                    fixes.size() > limit ? cursorText(page.get(limit - 1), step) : "");
        };
    }

    Query activity(Asked asked) throws RefusedException {
        Scope fleet = fleetScope(asked.principal());
        Parameters parameters = asked.parameters();
        TimeSpan span = parameters.span(LONGEST_ACTIVITY);
        Duration step =
                Duration.ofSeconds(
                        parameters.integer("step", DEFAULT_ACTIVITY_SECONDS, MAX_STEP_SECONDS));
        long steps = Duration.between(span.from(), span.to()).dividedBy(step);
        if (steps > MAX_ACTIVITY_STEPS) {
            throw Parameters.bad(
                    "from and to must be at most %d steps apart, were %d; ask for a longer step"
                            .formatted(MAX_ACTIVITY_STEPS, steps));
        }
        return () -> Answer.activity(history.listActivity(fleet, span, step));
    }

    private static String cursorText(Fix last, Duration step) {
        return Math.floorDiv(last.time().toEpochMilli(), step.toMillis()) + "." + last.vehicle();
    }

    private static StepCursor stepCursor(String text) throws RefusedException {
        Matcher matcher = STEP_CURSOR.matcher(text);
        if (!matcher.matches()) {
            throw Parameters.bad("after must be the next of an answer, was " + text);
        }
        return new StepCursor(
                Long.parseLong(matcher.group(1)), Parameters.requireId("after", matcher.group(2)));
    }

    /** What of the fleet the principal sees. */
    private static Scope fleetScope(Principal principal) throws RefusedException {
        if (!principal.seesAll() && !principal.isDriver()) {
            throw new RefusedException(
                    ProblemType.FORBIDDEN,
                    "a token of role %s shows nothing of the past"
                            .formatted(principal.role().title()));
        }
        return new Scope(principal.tenant(), principal.seesAll() ? "" : principal.subject());
    }

    private static Scope vehicleScope(Asked asked) throws RefusedException {
        Principal principal = asked.principal();
        fleetScope(principal);
        String id = Parameters.requireId("vehicle", asked.match().id());
        if (!principal.sees(id)) {
            throw new RefusedException(
                    ProblemType.FORBIDDEN,
                    "a token of role driver shows vehicle %s only, was asked for %s"
                            .formatted(principal.subject(), id));
        }
        return new Scope(principal.tenant(), id);
    }

    private static RefusedException unknown(Scope scope) {
        return new RefusedException(
                ProblemType.NOT_FOUND,
                "tenant %s has no position of vehicle %s; GET /v1/vehicles lists those it has"
                        .formatted(scope.tenant(), scope.vehicle()));
    }

    private static List<Fix> first(List<Fix> fixes, int limit) {
        return fixes.subList(0, Math.min(limit, fixes.size()));
    }
}
