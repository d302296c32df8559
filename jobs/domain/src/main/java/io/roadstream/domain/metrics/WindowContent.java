/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

import java.util.Map;
import java.util.Set;

/**
 * All that is known when a window is closed.
 *
 * @param tenant whose
 * @param startMillis its beginning, UTC
 * @param vehicles that were seen in it
 * @param orders that are known, ended ones too
 * @param tallies what happened to orders in it, by cell
 * @param cellsBefore cells that had something in the window before: they are told once more, with
 *     zeros if there is nothing in them now
 */
public record WindowContent(
        String tenant,
        long startMillis,
        Iterable<SeenVehicle> vehicles,
        Iterable<KnownOrder> orders,
        Map<Long, Tally> tallies,
        Set<Long> cellsBefore) {}
