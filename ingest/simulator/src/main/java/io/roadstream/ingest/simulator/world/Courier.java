/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.ingest.simulator.city.PlanePoint;
import io.roadstream.ingest.simulator.city.Spot;
import io.roadstream.ingest.simulator.drive.Driving;
import io.roadstream.ingest.simulator.drive.VehicleKind;
import io.roadstream.ingest.simulator.fault.FaultSchedule;
import io.roadstream.ingest.simulator.phone.Fix;
import io.roadstream.ingest.simulator.phone.Phone;
import io.roadstream.ingest.simulator.phone.Sky;
import io.roadstream.ingest.simulator.truth.Truth;
import java.util.SplittableRandom;

/**
 * A vehicle and whoever drives it: shifts, breaks, errands, and the ways between them, in steps of
 * a second. What is to be done at stops is the {@link Agenda}'s.
 */
final class Courier {
    private static final long MINUTE_MILLIS = 60_000;

    private final Scene scene;
    private final String vehicle;
    private final SplittableRandom random;
    private final Driving driving;
    private final PhoneLog log;
    private final Phone phone;
    private final FaultSchedule faults;
    private final Agenda agenda;
    private final Roster roster;
    private Activity activity = Activity.OFF;
    private long wakeMillis;

    Courier(Scene scene, int number, Spot start, SplittableRandom random) {
        WorldSettings settings = scene.settings();
        this.scene = scene;
        this.vehicle = Fleet.idOf(number);
        this.random = random;
        this.roster = new Roster(scene, number, random.split());
        this.driving =
                new Driving(
                        scene.city().graph(),
                        scene.traffic(),
                        Fleet.kindOf(number),
                        start,
                        random.split());
        this.log = new PhoneLog(vehicle, scene.sink(), settings.truthPositions());
        this.phone =
                new Phone(
                        vehicle,
                        scene.city().plane(),
                        settings.phones(),
                        settings.startMillis(),
                        random.split(),
                        log);
        this.agenda = new Agenda(this, scene);
        this.faults =
                new FaultSchedule(
                        new FaultSubject(this, scene, random.split()),
                        settings.faultsPerVehicleHour(),
                        random.split(),
                        settings.startMillis());
    }

    /** The city's clock begins: most are at work, some between two drivers. */
    void begin(long nowMillis) {
        log.wrongClock(nowMillis, phone.clockOffsetMillis());
        if (random.nextDouble() < Fleet.OFF_SHARE) {
            // Nobody need wait for news of it, whoever drove it in an earlier run.
            tell(nowMillis);
            wakeMillis = nowMillis + random.nextLong(Shift.drawHandoverMillis(random));
        } else {
            roster.takeUp();
            rest(nowMillis);
        }
    }

    /** One second. */
    void tick(long nowMillis) {
        if (activity != Activity.OFF && driving.advance(nowMillis)) {
            arrive(nowMillis);
        }
        if (nowMillis >= wakeMillis) {
            wakeUp(nowMillis);
        }
        if (activity != Activity.OFF) {
            faults.tick(nowMillis).ifPresent(scene.sink()::learned);
            Fix truth = new Fix(place(), driving.speedMps(), driving.headingDeg());
            phone.tick(nowMillis, roster.person().id(), truth, sky());
            log.position(nowMillis, scene.city().plane().toEarth(truth.place()), truth);
        }
    }

    /** The world ends: all go home at once, and what is wrong goes on. */
    void end(long nowMillis) {
        faults.end(nowMillis)
                .map(
                        truth ->
                                new Truth(
                                        truth.kind(),
                                        truth.subject(),
                                        truth.startMillis(),
                                        Truth.OPEN,
                                        truth.details()))
                .ifPresent(scene.sink()::learned);
        become(Activity.OFF, nowMillis);
    }

    String vehicle() {
        return vehicle;
    }

    VehicleKind kind() {
        return driving.kind();
    }

    OrderChange.Bringer bringer() {
        return new OrderChange.Bringer(vehicle, roster.person().id());
    }

    String actor() {
        return "driver:" + roster.person().id();
    }

    PlanePoint place() {
        return driving.place();
    }

    Driving driving() {
        return driving;
    }

    Phone phone() {
        return phone;
    }

    Agenda agenda() {
        return agenda;
    }

    Activity activity() {
        return activity;
    }

    Sky sky() {
        int edge = driving.edge();
        if (scene.city().graph().isTunnel(edge)) {
            return Sky.TUNNEL;
        }
        return scene.city().kindAt(edge).isDense() ? Sky.CANYON : Sky.OPEN;
    }

    /** Whether it has nothing to do and may be given work. */
    boolean isFree(long nowMillis) {
        return activity == Activity.IDLE
                && !roster.isOver(nowMillis)
                && !roster.isBreakDue(nowMillis);
    }

    /** Whether it may be given work at all. */
    boolean isAtWork(long nowMillis) {
        return isFree(nowMillis)
                || activity == Activity.DRIVING
                || activity == Activity.HANDING_OVER;
    }

    /** Sets off for a stop. */
    void driveTo(Spot stop, long nowMillis) {
        head(stop, nowMillis);
        become(Activity.DRIVING, nowMillis);
        wakeMillis = Long.MAX_VALUE;
    }

    /** Stays at a stop until then. */
    void handOver(long nowMillis, long untilMillis) {
        become(Activity.HANDING_OVER, nowMillis);
        wakeMillis = untilMillis;
    }

    /** All errands are done. */
    void rest(long nowMillis) {
        if (roster.isOver(nowMillis)) {
            become(Activity.HOMEWARD, nowMillis);
            head(roster.home(), nowMillis);
            wakeMillis = Long.MAX_VALUE;
        } else if (roster.isBreakDue(nowMillis) && !driving.isUnderway()) {
            become(Activity.ON_BREAK, nowMillis);
            wakeMillis = nowMillis + Shift.drawPauseMillis(random);
        } else {
            become(Activity.IDLE, nowMillis);
            wakeMillis = nowMillis + random.nextLong(MINUTE_MILLIS, 4 * MINUTE_MILLIS);
        }
    }

    /** A street on the way is blocked: looks for another way. */
    void avoid(int edge, long nowMillis) {
        if (driving.isUnderway() && driving.willPass(edge) && !faults.isActive()) {
            head(driving.destination(), nowMillis);
        }
    }

    void breakDown(long nowMillis) {
        become(Activity.BROKEN_DOWN, nowMillis);
        wakeMillis = Long.MAX_VALUE;
    }

    void recover(long nowMillis) {
        rest(nowMillis);
    }

    private void arrive(long nowMillis) {
        switch (activity) {
            case DRIVING -> agenda.arrive(nowMillis);
            case HOMEWARD -> goOff(nowMillis);
            case IDLE ->
                    wakeMillis = nowMillis + random.nextLong(2 * MINUTE_MILLIS, 8 * MINUTE_MILLIS);
            case OFF, HANDING_OVER, ON_BREAK, BROKEN_DOWN -> {}
        }
    }

    private void wakeUp(long nowMillis) {
        switch (activity) {
            case OFF -> startShift(nowMillis);
            case HANDING_OVER -> agenda.finishStop(nowMillis);
            case ON_BREAK -> {
                roster.takeBreak();
                rest(nowMillis);
            }
            case IDLE -> wander(nowMillis);
            case DRIVING, HOMEWARD, BROKEN_DOWN -> {}
        }
    }

    /** Looks for a better place to wait, near a merchant, unless the day or half of it is over. */
    private void wander(long nowMillis) {
        rest(nowMillis);
        if (activity == Activity.IDLE && !driving.isUnderway()) {
            head(scene.waiting().draw(random), nowMillis);
        }
    }

    private void head(Spot stop, long nowMillis) {
        driving.follow(scene.router().route(driving.spot(), stop, nowMillis));
    }

    private void startShift(long nowMillis) {
        roster.begin(nowMillis);
        rest(nowMillis);
    }

    private void goOff(long nowMillis) {
        faults.end(nowMillis).ifPresent(scene.sink()::learned);
        phone.switchOff(nowMillis);
        become(Activity.OFF, nowMillis);
        wakeMillis = nowMillis + Shift.drawHandoverMillis(random);
        roster.end();
    }

    private void become(Activity next, long nowMillis) {
        boolean isNews = next.duty() != activity.duty();
        activity = next;
        if (isNews) {
            tell(nowMillis);
        }
    }

    private void tell(long nowMillis) {
        scene.sink().dutyChanged(new DutyChange(vehicle, activity.duty(), nowMillis));
    }
}
