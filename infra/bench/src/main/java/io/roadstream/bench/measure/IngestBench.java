/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.topic.Topics;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * HTTP entrance: positions a second in batches and singly, the server's CPU time, how long an
 * acknowledgement takes at a fixed rate, and the size of a position on Kafka's log; beside it a
 * bare producer. The sender shares the machine. Each batch is what one device collected.
 */
public final class IngestBench {
    /** Positions of a batch. */
    public static final int BATCH = 50;

    private static final int BODIES = 400;
    private static final int CONNECTIONS = 8;
    private static final int RUNS = 3;
    private static final int ACK_BATCHES_PER_SECOND = 100;
    private static final int BROKER = 1;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MICROS_PER_MILLI = 1e3;

    private final ChaosStack stack;
    private final Pace pace;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public IngestBench(ChaosStack stack, Pace pace) {
        this.stack = stack;
        this.pace = pace;
    }

    /** Measures; Flink is not running meanwhile. */
    public void measure(ObjectNode json) throws IOException, InterruptedException {
        stack.flink().holdDown();
        stack.flink().kill();
        long start = System.currentTimeMillis() - Duration.ofHours(1).toMillis();
        IngestRequests requests = new IngestRequests(stack);
        List<List<PositionReport>> reports = ReportBatches.ofOneVehicle(BATCH, BODIES, start);
        List<HttpRequest> batches = requests.of(reports);
        List<HttpRequest> singles = requests.of(ReportBatches.ofOneVehicle(1, BODIES, start));
        List<HttpRequest> mixed = requests.of(ReportBatches.ofManyVehicles(BATCH, BODIES, start));
        closedLoop(batches, pace.warmUp());
        double[] perSecond = new double[RUNS];
        double[] perCpuSecond = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            Throughput batch = closedLoop(batches, pace.run());
            perSecond[i] = BATCH * batch.perSecond();
            perCpuSecond[i] = BATCH * batch.perCpuSecond();
        }
        new Runs(perSecond).write(json, "batchPerSecond");
        new Runs(perCpuSecond).write(json, "batchPerCpuSecond");
        closedLoop(singles, pace.warmUp().dividedBy(2));
        double[] single = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            single[i] = closedLoop(singles, pace.run()).perSecond();
        }
        new Runs(single).write(json, "singlePerSecond");
        ConcurrentHistogram ackMicros = new ConcurrentHistogram(3);
        json.put("kafkaBytesPerPosition", bytesPerPosition(batches, ackMicros));
        ObjectNode ack = json.putObject("ackMs");
        ack.put("p50", ackMicros.getValueAtPercentile(50) / MICROS_PER_MILLI);
        ack.put("p99", ackMicros.getValueAtPercentile(99) / MICROS_PER_MILLI);
        ack.put("max", ackMicros.getMaxValue() / MICROS_PER_MILLI);
        json.put(
                "kafkaBytesPerPositionOfManyVehicles",
                bytesPerPosition(mixed, new ConcurrentHistogram(3)));
        json.put("ackBatchesPerSecond", ACK_BATCHES_PER_SECOND);
        json.put("connections", CONNECTIONS);
        new ProducerPeer(stack.kafkaAddress(), pace).measure(reports, json);
    }

    /** Sends batches at a fixed rate and looks how much Kafka's log grew. */
    private double bytesPerPosition(List<HttpRequest> batches, ConcurrentHistogram ackMicros)
            throws InterruptedException {
        long bytesBefore = logBytes();
        long sent = openLoop(batches, ackMicros);
        return (logBytes() - bytesBefore) / (double) (sent * BATCH);
    }

    /**
     * Requests that a run answered.
     *
     * @param perSecond of wall time
     * @param perCpuSecond of the server process
     */
    private record Throughput(double perSecond, double perCpuSecond) {}

    private Throughput closedLoop(List<HttpRequest> requests, Duration length)
            throws InterruptedException {
        AtomicLong answered = new AtomicLong();
        List<Long> server = List.of(stack.ingest().pid());
        double cpuBefore = Machine.cpuSeconds(server);
        long start = System.nanoTime();
        long end = start + length.toNanos();
        onEachConnection(
                first -> {
                    for (int n = first;
                            System.nanoTime() < end && failure.get() == null;
                            n += CONNECTIONS) {
                        post(requests.get(n % requests.size()));
                        answered.incrementAndGet();
                    }
                });
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        double cpu = Machine.cpuSeconds(server) - cpuBefore;
        return new Throughput(answered.get() / seconds, answered.get() / cpu);
    }

    /** Sends at a fixed rate, and measures from the moment at which each was to be sent. */
    private long openLoop(List<HttpRequest> requests, ConcurrentHistogram micros)
            throws InterruptedException {
        long interval = (long) (NANOS_PER_SECOND / ACK_BATCHES_PER_SECOND);
        long start = System.nanoTime();
        long count = pace.run().toNanos() * 2 / interval;
        AtomicLong next = new AtomicLong();
        onEachConnection(
                connection -> {
                    for (long n = next.getAndIncrement();
                            n < count && failure.get() == null;
                            n = next.getAndIncrement()) {
                        long intended = start + n * interval;
                        for (long wait = intended - System.nanoTime();
                                wait > 0;
                                wait = intended - System.nanoTime()) {
                            LockSupport.parkNanos(wait);
                        }
                        post(requests.get((int) (n % requests.size())));
                        micros.recordValue((System.nanoTime() - intended) / 1_000);
                    }
                });
        return count;
    }

    /** Sends on all connections; a request that was not wholly accepted ends the bench. */
    private void onEachConnection(IntConsumer work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int connection = i;
            Thread thread = new Thread(() -> work.accept(connection), "bench-" + i);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void post(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200 || !response.body().contains("\"rejected\":0")) {
                fail("ingest answered %d: %s".formatted(response.statusCode(), response.body()));
            }
        } catch (IOException e) {
            fail("ingest did not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("interrupted");
        }
    }

    private void fail(String message) {
        failure.compareAndSet(null, new IllegalStateException(message));
    }

    private long logBytes() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafkaAddress()))) {
            return admin.describeLogDirs(List.of(BROKER)).allDescriptions().get().values().stream()
                    .flatMap(folders -> folders.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .filter(replica -> replica.getKey().topic().equals(Topics.POSITIONS.name()))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not tell the size of its log", e);
        }
    }
}
