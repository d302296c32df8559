/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.client;

import io.roadstream.bench.chaos.client.Knowledge.Tally;
import io.roadstream.bench.chaos.client.Watcher.Habit;
import io.roadstream.bench.chaos.load.Fleet;
import io.roadstream.bench.chaos.load.Fleet.Fix;
import io.roadstream.bench.chaos.load.Load;
import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.bench.gateway.ClientFrames;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.Subscribe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Clients of two tenants that watch their loads: some stay, some come and go, one is slow, some see
 * all and some a single vehicle. Thread-safe.
 */
public final class Crowd implements AutoCloseable {
    private static final Duration CONVERGED_WITHIN = Duration.ofSeconds(30);
    private static final long AWAY_MILLIS = 700;
    private static final long POLL_MILLIS = 50;
    private static final long GO_ON_MILLIS = 2_000;
    private static final int SAMPLES = 4;
    private static final Subscribe CITY =
            ClientFrames.view(GeoPoint.ofDegrees(37.6, -122.6), GeoPoint.ofDegrees(38, -122.2));

    private final ChaosStack stack;
    private final Load load;
    private final Load rivalLoad;
    private final Chronicle chronicle = new Chronicle();
    private final Chronicle rivalChronicle = new Chronicle();
    private final List<Member> members = new ArrayList<>();
    private final List<String> samples = new ArrayList<>();
    private long silentSkips;
    private long notConverged;
    private long strikeNanos;
    private final Map<String, Long> firstAfterMillis = new HashMap<>();
    private @Nullable Duration recovery;

    /**
     * @param load of {@link ChaosStack#TENANT}
     * @param rivalLoad of {@link ChaosStack#RIVAL}
     */
    private Crowd(ChaosStack stack, Load load, Load rivalLoad) {
        this.stack = stack;
        this.load = load;
        this.rivalLoad = rivalLoad;
    }

    /**
     * A client.
     *
     * @param name for people
     * @param load whose vehicles it must show
     * @param vehicles those of it that it sees
     */
    private record Member(String name, Watcher watcher, Load load, List<Integer> vehicles) {
        Knowledge knowledge() {
            return watcher.knowledge();
        }
    }

    /** Starts them; they connect by themselves. */
    public static Crowd start(ChaosStack stack, Load load, Load rivalLoad) {
        Crowd crowd = new Crowd(stack, load, rivalLoad);
        Fleet fleet = load.fleet();
        String ops = stack.gatewayKey().opsToken(ChaosStack.TENANT);
        String rivalOps = stack.gatewayKey().opsToken(ChaosStack.RIVAL);
        String driver = stack.gatewayKey().driverToken(ChaosStack.TENANT, fleet.vehicle(1));
        crowd.add("ops", ops, CITY, Habit.STAYS, load);
        crowd.add("ops who comes and goes", ops, CITY, Habit.COMES_AND_GOES, load);
        crowd.add("slow ops", ops, CITY, Habit.SLOW, load);
        crowd.add("follower", ops, vehicle(fleet, 0), Habit.COMES_AND_GOES, load, 0);
        crowd.add("driver", driver, vehicle(fleet, 1), Habit.STAYS, load, 1);
        crowd.add("rival", rivalOps, CITY, Habit.STAYS, rivalLoad);
        crowd.add("rival who comes and goes", rivalOps, CITY, Habit.COMES_AND_GOES, rivalLoad);
        crowd.members.forEach(member -> member.watcher().start());
        return crowd;
    }

    /** From here on it is watched when the first tenant's clients are shown a newer report. */
    public synchronized void strike() {
        strikeNanos = System.nanoTime();
        recovery = null;
        firstAfterMillis.clear();
        long[] sent = load.ledger().sent();
        for (int i = 0; i < sent.length; i++) {
            firstAfterMillis.put(
                    load.fleet().vehicle(i), load.fleet().fix(i, sent[i]).timeMillis());
        }
    }

    /** From the fault until a client was shown a report sent after it; null if none was. */
    public synchronized @Nullable Duration recovery() {
        return recovery;
    }

    /** Connections so far. */
    public long connections() {
        return sum(Tally::connections);
    }

    /**
     * Lets those who come and go miss something, stands the loads still, and looks whether a resume
     * makes up for it.
     */
    public void resumeInTheQuiet() throws InterruptedException {
        List<Member> leaving =
                members.stream()
                        .filter(member -> member.watcher().habit() == Habit.COMES_AND_GOES)
                        .toList();
        leaving.forEach(member -> member.watcher().goAway());
        Thread.sleep(AWAY_MILLIS);
        load.pause();
        rivalLoad.pause();
        leaving.forEach(member -> member.watcher().comeBack());
        judge(leaving);
        load.resume();
        rivalLoad.resume();
    }

    /** Judges all clients; the loads must have been stopped. */
    public ClientVerdict judge() throws InterruptedException {
        judge(members);
        List<String> skips =
                members.stream()
                        .flatMap(
                                member ->
                                        member.knowledge().skips().stream()
                                                .map(skip -> member.name() + " " + skip))
                        .toList();
        skips.stream().limit(SAMPLES).forEach(samples::add);
        return new ClientVerdict(
                notConverged,
                silentSkips + skips.size(),
                sum(Tally::backwards),
                sum(Tally::foreign),
                sum(Tally::unexplained),
                connections(),
                sum(Tally::resumes),
                sum(Tally::gaps),
                samples);
    }

    @Override
    public void close() {
        members.forEach(member -> member.watcher().close());
    }

    /** Waits long enough for many ticks. */
    static void goOn() throws InterruptedException {
        Thread.sleep(GO_ON_MILLIS);
    }

    /** One of ops of the first tenant, for a control to spoil. */
    Watcher victim() {
        return members.get(1).watcher();
    }

    /** One of ops who stays and is told everything. */
    Watcher witness() {
        return members.get(0).watcher();
    }

    /** A client that looks at the first tenant's vehicles with a token of the second. */
    void addIntruder() {
        Member intruder =
                new Member(
                        "intruder",
                        watcher(
                                stack.gatewayKey().opsToken(ChaosStack.RIVAL),
                                CITY,
                                Habit.STAYS,
                                load),
                        rivalLoad,
                        List.of());
        members.add(intruder);
        intruder.watcher().start();
    }

    private void judge(List<Member> judged) throws InterruptedException {
        List<Member> wrong = new ArrayList<>(judged);
        long end = System.nanoTime() + CONVERGED_WITHIN.toNanos();
        while (!wrong.isEmpty() && System.nanoTime() - end < 0) {
            Thread.sleep(POLL_MILLIS);
            wrong.removeIf(member -> difference(member).isEmpty());
        }
        for (Member member : wrong) {
            List<String> differences = difference(member);
            if (member.knowledge().tally().wasRecovered()) {
                silentSkips++;
            } else {
                notConverged++;
            }
            differences.stream()
                    .limit(Math.max(0, SAMPLES - samples.size()))
                    .forEach(difference -> samples.add(member.name() + " " + difference));
        }
    }

    private static List<String> difference(Member member) {
        Fleet fleet = member.load().fleet();
        long[] acknowledged = member.load().ledger().acknowledged();
        Map<String, Fix> expected = new HashMap<>();
        for (int index : member.vehicles()) {
            if (acknowledged[index] > 0) {
                expected.put(fleet.vehicle(index), fleet.fix(index, acknowledged[index] - 1));
            }
        }
        return member.knowledge().compare(expected);
    }

    private void add(
            String name, String token, Subscribe wanted, Habit habit, Load own, int... vehicles) {
        List<Integer> seen = new ArrayList<>();
        for (int vehicle : vehicles) {
            seen.add(vehicle);
        }
        for (int i = 0; vehicles.length == 0 && i < own.fleet().vehicles(); i++) {
            seen.add(i);
        }
        members.add(new Member(name, watcher(token, wanted, habit, own), own, seen));
    }

    private Watcher watcher(String token, Subscribe wanted, Habit habit, Load own) {
        boolean isRival = own == rivalLoad;
        return new Watcher(
                stack.gatewayUrl(),
                token,
                habit,
                load.fleet().seed() * 31 + members.size(),
                new Knowledge(
                        wanted,
                        new Picture((id, fix) -> isForeign(own.fleet(), wanted, id, fix)),
                        id -> id.startsWith(own.fleet().prefix()) && !isOther(wanted, id),
                        isRival ? rivalChronicle : chronicle,
                        isRival ? told -> {} : this::noteTold));
    }

    private long sum(ToLongFunction<Tally> number) {
        return members.stream()
                .mapToLong(member -> number.applyAsLong(member.knowledge().tally()))
                .sum();
    }

    /**
     * Whether a client is shown another vehicle than it asked for, or one where no vehicle of its
     * tenant ever was. Vehicles of earlier seeds are not looked at.
     */
    private static boolean isForeign(Fleet own, Subscribe wanted, String id, Fix fix) {
        if (!id.startsWith(own.prefix())) {
            return false;
        }
        return isOther(wanted, id) || !own.reports(id, fix);
    }

    private static boolean isOther(Subscribe wanted, String id) {
        return wanted.hasVehicle() && !wanted.getVehicle().equals(id);
    }

    private synchronized void noteTold(Map<String, Fix> told) {
        if (strikeNanos == 0 || recovery != null) {
            return;
        }
        boolean isFresh =
                told.entrySet().stream()
                        .anyMatch(
                                vehicle ->
                                        vehicle.getValue().timeMillis()
                                                >= firstAfterMillis.getOrDefault(
                                                        vehicle.getKey(), Long.MAX_VALUE));
        if (isFresh) {
            recovery = Duration.ofNanos(System.nanoTime() - strikeNanos);
        }
    }

    private static Subscribe vehicle(Fleet fleet, int index) {
        return Subscribe.newBuilder().setSubscription(1).setVehicle(fleet.vehicle(index)).build();
    }
}
