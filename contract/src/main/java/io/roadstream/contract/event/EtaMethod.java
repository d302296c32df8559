/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** How an estimate was made: what is used when the better way is not known yet. */
public enum EtaMethod {
    /** Straight line over a speed that was set. */
    DEFAULT_SPEED,
    /** Distance over the speed learned for the hour of the week. */
    LEARNED_SPEED,
    /**
     * Not an estimate: the vehicle came at the time that all three of the interval say. Told once,
     * when the stop was made.
     */
    ARRIVED
}
