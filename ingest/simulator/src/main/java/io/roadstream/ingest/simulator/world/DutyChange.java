/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.contract.event.Duty;

/**
 * A driver says whether the vehicle can be given work.
 *
 * @param vehicle id
 * @param duty the answer
 * @param timeMillis when
 */
public record DutyChange(String vehicle, Duty duty, long timeMillis) {}
