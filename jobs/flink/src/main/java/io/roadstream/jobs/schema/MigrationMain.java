/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.schema;

import io.roadstream.jobs.runtime.ArgumentReader;
import io.roadstream.jobs.runtime.JobConfig;
import java.util.List;

/** Brings ClickHouse to the present schema and retention, and ends. */
public final class MigrationMain {
    private MigrationMain() {}

    /** Takes the arguments of a job, of which it uses ClickHouse's, and those of the retention. */
    public static void main(String[] args) throws InterruptedException {
        ArgumentReader reader = new ArgumentReader(args, System.getenv());
        JobConfig config = JobConfig.read(reader);
        RetentionConfig retention = RetentionConfig.read(reader);
        reader.requireNothingLeft();
        List<String> ran = new Migrations(config.clickHouse()).run();
        System.out.println(ran.isEmpty() ? "Schema is up to date" : "Applied " + ran);
        List<String> changed = new Retention(config.clickHouse()).apply(retention);
        System.out.println(
                changed.isEmpty() ? "Retention is as set" : "Changed the retention of " + changed);
    }
}
