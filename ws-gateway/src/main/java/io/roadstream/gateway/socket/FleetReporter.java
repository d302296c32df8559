/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.codec.KpiWindowMapper;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.proto.v1.FleetMetrics;
import io.roadstream.contract.proto.v1.FlinkHealth;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.gateway.feed.KpiBoard;
import io.roadstream.gateway.view.EventAges;
import io.roadstream.gateway.view.FleetCount;
import io.roadstream.gateway.view.FleetView;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tells those who asked for it how the fleet and the system are, every so often. For the fleet's
 * thread alone.
 */
public final class FleetReporter {
    private static final Duration REPORTING_WITHIN = Duration.ofSeconds(60);
    private static final KpiWindowMapper KPIS = new KpiWindowMapper();
    private static final double P50 = 0.5;
    private static final double P95 = 0.95;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Duration every;
    private final Supplier<Optional<FlinkHealth>> flink;
    private final KpiBoard kpis;
    private final Map<String, EventAges> agesByTenant = new HashMap<>();
    private final Set<Client> subscribers = new LinkedHashSet<>();
    private final Map<String, Double> lastRates = new HashMap<>();
    private long lastMillis;
    private final Map<String, Long> reconnectsByTenant = new HashMap<>();

    /**
     * @param every time between two reports
     * @param flink what is known of the jobs; empty if nobody said where they are
     * @param kpis the newest key figures
     */
    public FleetReporter(Duration every, Supplier<Optional<FlinkHealth>> flink, KpiBoard kpis) {
        this.every = every;
        this.flink = flink;
        this.kpis = kpis;
    }

    /** Tells it at once, and again with every report. */
    void subscribe(
            Client client,
            long nowMillis,
            Collection<Client> clients,
            Function<Client, FleetView> viewOf) {
        subscribers.add(client);
        String tenant = client.principal().tenant();
        client.outbox().send(frame(tenant, nowMillis, clients, viewOf.apply(client)));
    }

    void unsubscribe(Client client) {
        subscribers.remove(client);
    }

    void countReconnect(Client client) {
        reconnectsByTenant.merge(client.principal().tenant(), 1L, Long::sum);
    }

    void countFix(Envelope fix, long nowMillis) {
        agesByTenant
                .computeIfAbsent(fix.tenant(), t -> new EventAges())
                .add(fix.entityId(), nowMillis - fix.eventTimeMillis());
    }

    /** Reports if it is time to. */
    void report(long nowMillis, Collection<Client> clients, Function<Client, FleetView> viewOf) {
        if (lastMillis == 0) {
            lastMillis = nowMillis;
        }
        if (nowMillis - lastMillis < every.toMillis()) {
            return;
        }
        Map<String, byte[]> frames = new HashMap<>();
        for (Client subscriber : subscribers) {
            String tenant = subscriber.principal().tenant();
            subscriber
                    .outbox()
                    .send(
                            frames.computeIfAbsent(
                                    tenant,
                                    t -> frame(t, nowMillis, clients, viewOf.apply(subscriber))));
        }
        agesByTenant.forEach(
                (tenant, ages) -> lastRates.put(tenant, rate(tenant, ages.count(), nowMillis)));
        agesByTenant.values().forEach(EventAges::reset);
        lastMillis = nowMillis;
    }

    /** Of the span that runs, or of the one before while that is too short to say. */
    private double rate(String tenant, long count, long nowMillis) {
        long span = nowMillis - lastMillis;
        return span < every.toMillis() && lastRates.containsKey(tenant)
                ? lastRates.getOrDefault(tenant, 0.0)
                : (double) count * MILLIS_PER_SECOND / (double) Math.max(every.toMillis(), span);
    }

    private byte[] frame(
            String tenant, long nowMillis, Collection<Client> clients, FleetView view) {
        FleetCount count = view.count(nowMillis - REPORTING_WITHIN.toMillis());
        EventAges ages = agesByTenant.getOrDefault(tenant, new EventAges());
        FleetMetrics.Builder metrics =
                FleetMetrics.newBuilder()
                        .setTimeMillis(nowMillis)
                        .setConnections(
                                (int)
                                        clients.stream()
                                                .filter(c -> c.principal().tenant().equals(tenant))
                                                .count())
                        .setVehicles(count.vehicles())
                        .setReporting(count.reporting())
                        .setMoving(count.moving())
                        .setSpeedUnknown(count.speedUnknown())
                        .setPositionsPerSecond(rate(tenant, ages.count(), nowMillis))
                        .setReconnects(reconnectsByTenant.getOrDefault(tenant, 0L));
        ages.quantile(P50).ifPresent(metrics::setEventAgeP50Millis);
        ages.quantile(P95).ifPresent(metrics::setEventAgeP95Millis);
        flink.get().ifPresent(metrics::setFlink);
        kpis.find(tenant, nowMillis).map(KPIS::toMessage).ifPresent(metrics::setKpis);
        return ServerFrame.newBuilder().setMetrics(metrics).build().toByteArray();
    }
}
