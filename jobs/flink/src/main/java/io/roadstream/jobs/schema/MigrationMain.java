/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.schema;

import io.roadstream.jobs.runtime.JobConfig;
import java.util.List;

/** Brings ClickHouse to the present schema and ends. */
public final class MigrationMain {
    private MigrationMain() {}

    /** Takes the arguments of a job; uses those of ClickHouse. */
    public static void main(String[] args) throws InterruptedException {
        JobConfig config = JobConfig.of(args, System.getenv());
        List<String> ran = new Migrations(config.clickHouse()).run();
        System.out.println(ran.isEmpty() ? "Schema is up to date" : "Applied " + ran);
    }
}
