/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.plan;

/**
 * One stop of a plan.
 *
 * @param order id
 * @param action what is done there
 */
public record PlanStop(String order, Action action) {

    /** What a driver does at a stop. */
    public enum Action {
        PICKUP,
        DROPOFF
    }
}
