/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import io.roadstream.domain.dispatch.DispatchSettings.Replanning;
import io.roadstream.domain.dispatch.FleetPlans;
import io.roadstream.domain.dispatch.Replanner;
import io.roadstream.domain.dispatch.VehicleRoute;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thinks over plans of tenants on a thread beside the operator's, one tenant at a time. The
 * operator's timers ask how far it is: nothing waits for it. What is thought when the job stops is
 * lost; the next change begins it anew. For the operator's thread.
 */
final class Replans implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replans.class);

    /** Time between two looks at whether it is done, or at whether it is this tenant's turn. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Replanner replanner;
    private final Replanning settings;
    private final ExecutorService thread;
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final Map<String, Turn> turns = new HashMap<>();
    private boolean isThinking;

    /**
     * Where a tenant is: it waits for its turn, is thought of, or rests after that.
     *
     * @param dueMillis when its timer is due
     * @param isChanged whether its plans have changed since they were thought over
     * @param thought of it now, or null
     */
    private record Turn(long dueMillis, boolean isChanged, @Nullable Thought thought) {}

    private record Thought(FleetPlans asked, CompletableFuture<List<VehicleRoute>> found) {}

    /**
     * What came of thinking.
     *
     * @param asked what was thought over
     * @param found what came of it
     */
    record Answer(FleetPlans asked, List<VehicleRoute> found) {}

    /** The desk of a tenant, to ask and to tell. */
    interface Desk {
        Optional<FleetPlans> findPlans();

        void take(Answer answer);
    }

    Replans(Replanner replanner, Replanning settings) {
        this.replanner = replanner;
        this.settings = settings;
        this.thread =
                Executors.newSingleThreadExecutor(
                        run -> {
                            Thread made = new Thread(run, "replans");
                            made.setDaemon(true);
                            return made;
                        });
    }

    /** Plans of a tenant have changed: when to look at it, if its timer is not set already. */
    OptionalLong changed(String tenant, long nowMillis) {
        Turn turn = turns.get(tenant);
        if (turn == null) {
            long due = nowMillis + settings.gather().toMillis();
            turns.put(tenant, new Turn(due, true, null));
            return OptionalLong.of(due);
        }
        turns.put(tenant, new Turn(turn.dueMillis(), true, turn.thought()));
        return OptionalLong.empty();
    }

    /** A timer of a tenant went off: when to look again. Nothing happens if it is another timer. */
    OptionalLong look(String tenant, long timerMillis, long nowMillis, Desk desk) {
        Turn turn = turns.get(tenant);
        if (turn == null || turn.dueMillis() != timerMillis) {
            return OptionalLong.empty();
        }
        Thought thought = turn.thought();
        if (thought != null && !thought.found().isDone()) {
            return again(tenant, turn, nowMillis + LOOK.toMillis());
        }
        if (thought != null) {
            isThinking = false;
            Optional<Answer> answer = answer(tenant, thought);
            if (answer.isPresent()) {
                desk.take(answer.get());
            }
            Turn rest = new Turn(0, turn.isChanged(), null);
            return again(tenant, rest, nowMillis + settings.pause().toMillis());
        }
        if (turn.isChanged() && isThinking) {
            return again(tenant, turn, nowMillis + LOOK.toMillis());
        }
        Optional<FleetPlans> plans = turn.isChanged() ? desk.findPlans() : Optional.empty();
        if (plans.isEmpty()) {
            turns.remove(tenant);
            return OptionalLong.empty();
        }
        Turn begun = new Turn(0, false, think(plans.get()));
        return again(tenant, begun, nowMillis + settings.time().plus(LOOK).toMillis());
    }

    /** What is thought just now ends soon. */
    @Override
    public void close() {
        isClosed.set(true);
        thread.shutdownNow();
    }

    private OptionalLong again(String tenant, Turn turn, long dueMillis) {
        turns.put(tenant, new Turn(dueMillis, turn.isChanged(), turn.thought()));
        return OptionalLong.of(dueMillis);
    }

    private Thought think(FleetPlans plans) {
        isThinking = true;
        return new Thought(
                plans,
                CompletableFuture.supplyAsync(
                        () -> replanner.improve(plans, isClosed::get), thread));
    }

    private static Optional<Answer> answer(String tenant, Thought thought) {
        try {
            return Optional.of(new Answer(thought.asked(), thought.found().join()));
        } catch (CompletionException e) {
            LOG.error("[dispatch] plans of {} can't be thought over; they stay", tenant, e);
            return Optional.empty();
        }
    }
}
