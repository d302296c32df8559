/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.demo.DelayLog;
import io.roadstream.local.demo.DemoAudit;
import io.roadstream.local.demo.DemoReport;
import io.roadstream.local.demo.EarlyFences;
import io.roadstream.local.demo.FenceSeed;
import io.roadstream.local.demo.Judged;
import io.roadstream.local.demo.LiveWatch;
import io.roadstream.local.demo.MemoryMeter;
import io.roadstream.local.demo.OrderRows;
import io.roadstream.local.flink.FlinkRest;
import io.roadstream.local.replay.HistoryDrain;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import io.roadstream.local.stack.CityConfig;
import io.roadstream.local.stack.ClickHouseClients;
import io.roadstream.local.stack.OwnOrderDatabase;
import io.roadstream.local.stack.StackFolders;
import io.roadstream.local.stack.StackSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One demo on an open session: looked at by people, or measured. */
final class DemoRun implements AutoCloseable {
    private static final Duration FIRST_VEHICLE_WITHIN = Duration.ofMinutes(2);
    private static final Duration MEMORY_EVERY = Duration.ofSeconds(5);
    private static final Duration CAPTURED_WITHIN = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK_FOR_ORDER_EVERY = Duration.ofSeconds(1);

    private final StackSession session;
    private final StackConfig config;
    private final StackFolders folders;
    private final CityConfig city;
    private final Instant begin;
    private final PrintWriter out;
    private final DelayLog delays = new DelayLog();
    private final LiveWatch watch;
    private final EarlyFences fences;
    private final String link;
    private final MemoryMeter memory;
    private Instant fencesDrawn;
    private double upSeconds;

    /** Starts the parts. */
    DemoRun(
            StackSession session,
            StackConfig config,
            CityConfig city,
            Instant begin,
            PrintWriter out)
            throws InterruptedException {
        this.session = session;
        this.config = config;
        this.folders = new StackFolders(config.folder());
        this.city = city;
        this.begin = begin;
        this.fencesDrawn = begin;
        this.out = out;
        folders.city().forgetFences();
        session.startAll();
        this.memory = MemoryMeter.start(session::listParts, MEMORY_EVERY);
        this.link = session.mapLink();
        say("Live map, in a moment: " + link);
        this.fences =
                EarlyFences.start(
                        new FenceSeed(session.endpoints().gateway(), token()),
                        folders.city().fences());
        this.watch =
                LiveWatch.start(session.endpoints().gateway(), token(), Clock.systemUTC(), delays);
    }

    /**
     * Shows it to people.
     *
     * @param length until a stop is asked for if null
     * @return the exit code
     */
    int show(@Nullable Duration length) throws InterruptedException {
        if (!isUp()) {
            return session.isStopRequested() ? 0 : 1;
        }
        long endNanos = length == null ? Long.MAX_VALUE : System.nanoTime() + length.toNanos();
        say("Live map: " + link);
        say("Ctrl-C stops all parts.");
        if (hasSeenAVehicle()) {
            sayWhatItTook();
        }
        watch.close();
        showAnOrder(endNanos);
        boolean isAsked =
                session.awaitEnd(
                        length == null ? null : Duration.ofNanos(endNanos - System.nanoTime()));
        return isAsked ? 0 : 1;
    }

    /**
     * Lets it run and holds what came of it against what the simulator knows.
     *
     * @param warmUp before the length; delays count after it, everything else all the time
     * @return the exit code
     */
    int measure(Duration warmUp, Duration length, @Nullable Path json)
            throws IOException, InterruptedException, RefusedException, SQLException {
        if (!isUp()) {
            return 1;
        }
        if (!hasSeenAVehicle()) {
            say("No vehicle moved on the map.");
            return 1;
        }
        sayWhatItTook();
        delays.beginAt(System.currentTimeMillis(), warmUp);
        say("Measuring for %s, after %s to warm up …".formatted(seconds(length), seconds(warmUp)));
        if (!letRun(warmUp.plus(length))) {
            return 1;
        }
        watch.close();
        session.stopSimulator();
        Judged judged = Judged.of(begin, city.speed(), fencesDrawn, Instant.now());
        say("Waiting until everything sent is in ClickHouse …");
        OrderRows orders = orderRows();
        if (orders != null) {
            awaitCaptured(orders);
        }
        HistoryDrain drain =
                new HistoryDrain(
                        StackSession.kafkaSettings(config, session.endpoints()),
                        new FlinkRest(session.endpoints().flink()),
                        Clock.systemUTC());
        if (!drain.await(session::isStopRequested)) {
            return 1;
        }
        DemoReport report = new DemoReport();
        report.put("vehicles", city.vehicles());
        report.put("ordersPerHour", city.ordersPerHour());
        report.put("seed", city.seed());
        if (Double.isFinite(city.speed())) {
            report.put("speed", city.speed());
        }
        report.put("seconds", length.toMillis() / 1e3);
        report.put("warmUpSeconds", warmUp.toMillis() / 1e3);
        report.put("upSeconds", upSeconds);
        report.put("firstVehicleSeconds", firstVehicleSeconds());
        report.put("rssMiB", memory.mostTotal());
        report.putCounts("memoryMiB", memory.mostMebibytes());
        new DemoAudit(
                        folders.city(),
                        begin.toEpochMilli(),
                        judged,
                        StackSession.kafkaSettings(config, session.endpoints()),
                        ClickHouseClients.asAnalyst(config, session.endpoints(), session.access()),
                        orders)
                .write(report, delays);
        report.complete();
        report.print(out);
        if (json != null) {
            report.write(json);
        }
        return report.isGood() ? 0 : 1;
    }

    @Override
    public void close() {
        memory.close();
        watch.close();
    }

    /** Until all is up and the first fences are drawn. False if a part cannot run. */
    private boolean isUp() throws InterruptedException {
        if (!session.awaitUp()) {
            return false;
        }
        upSeconds = sinceBegin(Instant.now());
        try {
            fences.await();
            fencesDrawn = Instant.now();
        } catch (IOException e) {
            // a city lives without fences too, and the next start draws them
            say("The first geofences could not be drawn: " + e.getMessage());
        }
        return true;
    }

    private boolean hasSeenAVehicle() throws InterruptedException {
        long endNanos = System.nanoTime() + FIRST_VEHICLE_WITHIN.toNanos();
        while (!watch.firstMoving().isDone()
                && !session.isStopRequested()
                && !session.hasFailed()
                && System.nanoTime() < endNanos) {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
        return watch.firstMoving().isDone();
    }

    private void sayWhatItTook() {
        say(
                String.format(
                        Locale.ROOT,
                        "All parts were up after %.1f s, the first vehicle drove on the map after"
                                + " %.1f s.",
                        upSeconds,
                        firstVehicleSeconds()));
    }

    /** False if a stop was asked for or a part cannot run. */
    private boolean letRun(Duration length) throws InterruptedException {
        long endNanos = System.nanoTime() + length.toNanos();
        long left = endNanos - System.nanoTime();
        while (left > 0) {
            session.awaitEnd(Duration.ofNanos(left));
            if (session.isStopRequested() || session.hasFailed()) {
                return false;
            }
            left = endNanos - System.nanoTime();
        }
        return true;
    }

    /** Capture may be starting again; what it has not told when patience ends counts as lost. */
    private void awaitCaptured(OrderRows orders) throws InterruptedException, SQLException {
        long endNanos = System.nanoTime() + CAPTURED_WITHIN.toNanos();
        String logEnd = orders.logEnd();
        while (!orders.isCapturedUpTo(logEnd)
                && System.nanoTime() < endNanos
                && !session.isStopRequested()) {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
    }

    /** Links for those who have to do with an order, as soon as one is under way. */
    private void showAnOrder(long endNanos) throws InterruptedException {
        OrderRows rows = orderRows();
        if (rows == null) {
            return;
        }
        Optional<OrderRows.Parties> found = Optional.empty();
        while (found.isEmpty()
                && System.nanoTime() < endNanos
                && !session.isStopRequested()
                && !session.hasFailed()) {
            session.awaitEnd(LOOK_FOR_ORDER_EVERY);
            found = rows.findNewestUnderWay(StackSession.TENANT);
        }
        if (found.isEmpty()) {
            return;
        }
        OrderRows.Parties order = found.get();
        say("What others see, such as of order %s:".formatted(order.order()));
        showTo("driver", order.vehicle());
        showTo("customer", order.customer());
        showTo("merchant", order.merchant());
    }

    private void showTo(String role, String subject) throws InterruptedException {
        session.findMapLink(role, subject)
                .ifPresent(theirs -> say("  %-8s %-7s %s".formatted(role, subject, theirs)));
    }

    private @Nullable OrderRows orderRows() {
        return config.orders().isCaptured()
                ? new OrderRows(
                        session.endpoints().orders(),
                        OwnOrderDatabase.USER,
                        OwnOrderDatabase.password(folders))
                : null;
    }

    private String token() {
        return link.substring(link.indexOf('=') + 1);
    }

    private double firstVehicleSeconds() {
        return sinceBegin(Instant.ofEpochMilli(watch.firstMoving().join()));
    }

    private double sinceBegin(Instant time) {
        return Duration.between(begin, time).toMillis() / 1e3;
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1e3 + " s";
    }

    private void say(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }
}
