/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import java.time.ZoneId;

/**
 * Makes a tenant's table of its lessons. An outcome is first compared with what the table expects
 * and only then used, so errors are those of estimates made before.
 */
public final class TableLearner {
    private TableLearner() {}

    /** The table after one more lesson. */
    public static EtaTable learn(EtaTable table, Lesson lesson) {
        ErrorTable errors = table.errors();
        for (Outcome outcome : lesson.outcomes()) {
            Route route = outcome.route();
            long[] arrivals = Forecast.arrivalMillis(table, route);
            double expected = (arrivals[arrivals.length - 1] - route.timeMillis()) / 1e3;
            errors = errors.learn(Math.max(0, expected), outcome.seconds());
        }
        LegLesson leg = lesson.leg();
        return new EtaTable(
                table.tenant(),
                table.zone(),
                leg == null ? table.speeds() : table.speeds().learn(ZoneId.of(table.zone()), leg),
                table.services().learn(lesson.kind(), lesson.serviceSeconds()),
                errors);
    }
}
