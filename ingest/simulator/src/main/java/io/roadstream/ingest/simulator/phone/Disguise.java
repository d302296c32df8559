/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.phone;

/** Puts a false place in the stead of the measured one. */
public interface Disguise {
    /** What is reported instead. */
    Fix apply(long nowMillis, Fix measured);
}
