/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.ingest.simulator.city.Spot;
import java.util.random.RandomGenerator;

/** Who drives one vehicle and how long: two drivers take turns. Tells the sink of each shift. */
final class Roster {
    private static final int DRIVERS_PER_VEHICLE = 2;

    private final Scene scene;
    private final int number;
    private final Spot home;
    private final RandomGenerator random;
    private Shift shift;
    private Person person;
    private int shifts;

    /**
     * With a shift that has been running for some time.
     *
     * @param number of the vehicle
     */
    Roster(Scene scene, int number, RandomGenerator random) {
        this.scene = scene;
        this.number = number;
        this.random = random;
        this.home = scene.city().depots().get(number % scene.city().depots().size());
        this.person = nextPerson();
        this.shift = Shift.running(scene.settings().startMillis(), random);
    }

    Person person() {
        return person;
    }

    /** Where shifts begin and end. */
    Spot home() {
        return home;
    }

    /** The shift that is running is told for the first time. */
    void takeUp() {
        tell(true);
    }

    /** The other driver's shift begins. */
    void begin(long nowMillis) {
        person = nextPerson();
        shift = Shift.beginning(nowMillis, random);
        tell(true);
    }

    void end() {
        tell(false);
    }

    void takeBreak() {
        shift = shift.afterBreak();
    }

    boolean isOver(long nowMillis) {
        return nowMillis >= shift.endMillis();
    }

    boolean isBreakDue(long nowMillis) {
        return nowMillis >= shift.breakMillis();
    }

    private void tell(boolean isDriving) {
        scene.sink()
                .driverChanged(
                        new DriverChange(
                                person.id(),
                                person.name(),
                                isDriving ? Fleet.idOf(number) : null,
                                shift.startMillis(),
                                shift.endMillis(),
                                scene.city().plane().toEarth(scene.city().graph().pointAt(home))));
    }

    private Person nextPerson() {
        int turn = shifts++ % DRIVERS_PER_VEHICLE;
        return Person.of(DRIVERS_PER_VEHICLE * (number - 1) + turn + 1);
    }
}
