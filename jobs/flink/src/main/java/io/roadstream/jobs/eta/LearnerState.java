/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import io.roadstream.domain.eta.EtaTable;

/**
 * What is remembered of one tenant.
 *
 * @param table all that was learned
 * @param publishMillis processing time at which it is told; 0: nothing new
 */
public record LearnerState(EtaTable table, long publishMillis) {}
