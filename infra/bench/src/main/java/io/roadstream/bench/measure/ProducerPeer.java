/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.topic.Topics;
import java.time.Duration;
import java.util.List;

/**
 * What ingest is compared with: a bare KafkaProducer in this process that encodes and sends the
 * same reports with ingest's compression and linger. No HTTP, no JSON, no keys, no validation, and
 * nobody waits for an acknowledgement but at the end.
 */
final class ProducerPeer {
    private static final int RUNS = 3;
    private static final int LINGER_MILLIS = 5;
    private static final double NANOS_PER_SECOND = 1e9;

    private final String kafkaAddress;
    private final Pace pace;

    ProducerPeer(String kafkaAddress, Pace pace) {
        this.kafkaAddress = kafkaAddress;
        this.pace = pace;
    }

    void measure(List<List<PositionReport>> batches, ObjectNode json) {
        List<Long> self = List.of(ProcessHandle.current().pid());
        send(batches, pace.warmUp());
        double[] perSecond = new double[RUNS];
        double[] perCpuSecond = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            double cpuBefore = Machine.cpuSeconds(self);
            long start = System.nanoTime();
            long sent = send(batches, pace.run());
            perSecond[i] = sent / ((System.nanoTime() - start) / NANOS_PER_SECOND);
            perCpuSecond[i] = sent / (Machine.cpuSeconds(self) - cpuBefore);
        }
        ObjectNode peer = json.putObject("peer");
        peer.put("name", "KafkaProducer alone, zstd, one thread");
        new Runs(perSecond).write(peer, "batchPerSecond");
        new Runs(perCpuSecond).write(peer, "batchPerCpuSecond");
    }

    /** Returns how many reports Kafka acknowledged. */
    private long send(List<List<PositionReport>> batches, Duration length) {
        long sent = 0;
        long end = System.nanoTime() + length.toNanos();
        try (var producer =
                new TopicProducer<>(Topics.POSITIONS, kafkaAddress, LINGER_MILLIS, "zstd")) {
            for (int n = 0; System.nanoTime() < end; n++) {
                List<PositionReport> batch = batches.get(n % batches.size());
                batch.forEach(producer::send);
                sent += batch.size();
            }
        }
        return sent;
    }
}
