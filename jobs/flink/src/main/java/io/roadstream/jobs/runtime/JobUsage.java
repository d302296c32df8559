/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

/** The help text of a job's main. */
final class JobUsage {
    private static final String TEXT =
            """
            Usage: flink run -d -c %s JOB_JAR [--key value]...

            Each key may also come from the environment: --kafka-url is ROADSTREAM_KAFKA_URL.

              --kafka-url HOST:PORT,...     brokers (127.0.0.1:9092)
              --kafka-properties FILE       further client settings such as TLS and SASL
              --kafka-transaction-timeout-seconds N
                                            after which the broker aborts an open transaction,
                                            at most its transaction.max.timeout.ms; output of a
                                            longer outage is lost (86400)
              --clickhouse-url URL          HTTP interface (http://127.0.0.1:8123)
              --clickhouse-database NAME    (default)
              --clickhouse-user NAME        who inserts (roadstream)
              --clickhouse-password TEXT    better as ROADSTREAM_CLICKHOUSE_PASSWORD
              --checkpoint-interval-millis N
                                            committed results appear after this and what a
                                            checkpoint takes (1000)
              --parallelism N               of every operator (2)
              --streets-file FILE           GeoJSON, plain or gzip (.gz): lines with maxspeed, the
                                            limits that speeding is judged by; to be read here
                                            and by every TaskManager, as a path or a URI that
                                            Flink knows; none: 120 km/h everywhere

            Where state is kept is Flink's own setting: execution.checkpointing.dir (required for
            more than a trial) and state.backend.type, hashmap or rocksdb.
            """;

    private JobUsage() {}

    static String text(Class<?> mainClass) {
        return TEXT.formatted(mainClass.getName());
    }
}
