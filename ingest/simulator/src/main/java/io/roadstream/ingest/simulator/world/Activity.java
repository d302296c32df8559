/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.contract.event.Duty;

/** What a driver does. */
enum Activity {
    /** Not at work: no phone, no reports. */
    OFF(Duty.OFF),
    /** Waits for orders, or looks for a better place to wait. */
    IDLE(Duty.AVAILABLE),
    /** On the way to a stop. */
    DRIVING(Duty.BUSY),
    /** At a stop. */
    HANDING_OVER(Duty.BUSY),
    ON_BREAK(Duty.BREAK),
    /** On the way to the depot after the shift. */
    HOMEWARD(Duty.BREAK),
    BROKEN_DOWN(Duty.OFF);

    private final Duty duty;

    Activity(Duty duty) {
        this.duty = duty;
    }

    Duty duty() {
        return duty;
    }
}
