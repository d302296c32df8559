/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.fault;

import io.roadstream.ingest.simulator.drive.Driving;
import io.roadstream.ingest.simulator.phone.Phone;
import io.roadstream.ingest.simulator.phone.Sky;
import io.roadstream.ingest.simulator.traffic.Route;

/** A vehicle with its driver, as faults see it: the boundary to the world. */
public interface Subject {
    String vehicle();

    Driving driving();

    Phone phone();

    Sky sky();

    /** Whether it sees the sky now and on the street that comes next. */
    boolean isSeen();

    /** Whether the vehicle is on the way to a stop of an order. */
    boolean isServing();

    /** Limit of the street, m/s. */
    double limitMps();

    /** The fastest way to where the vehicle goes, by way of a place somewhere near. */
    Route drawDetour(long nowMillis);

    /** Calls for help; the id is unique over all runs. */
    String callForHelp(long nowMillis);

    void endCallForHelp(String id, long nowMillis);

    /** Gives its orders away, and tells how many it gave away or lost. */
    int breakDown(long nowMillis);

    /** Can be given work again. */
    void recover(long nowMillis);
}
