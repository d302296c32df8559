/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.event.AlertHandling;
import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.Trigger;
import io.roadstream.gateway.feed.AlertBoard;
import io.roadstream.gateway.feed.Handled;
import io.roadstream.gateway.feed.KnownOrder;
import io.roadstream.gateway.feed.KpiBoard;
import io.roadstream.gateway.feed.OrderBoard;
import io.roadstream.gateway.feed.PlanBoard;
import io.roadstream.gateway.kafka.Deletion;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is known of orders, alerts and plans of all tenants, and the lanes on which this and what
 * changes seldom goes to clients. For the feeds' thread alone.
 */
public final class Feeds {
    private final Clock clock;
    private final FeedCounts counts;
    private final Map<String, Boards> boards = new HashMap<>();
    private final KpiBoard kpis;
    private final OrderLane orders;
    private final AlertLane alerts;
    private final PlanLane plans;
    private final TableFeeds tables;
    private final OrderVehicles vehicles;

    /** What is known of one tenant. */
    private record Boards(OrderBoard orders, AlertBoard alerts, PlanBoard plans) {
        private Boards() {
            this(new OrderBoard(), new AlertBoard(), new PlanBoard());
        }
    }

    /**
     * @param kpis where key figures go
     * @param fleet shows customers their vehicles
     */
    public Feeds(KpiBoard kpis, FleetLoop fleet, Clock clock, FeedCounts counts) {
        this.kpis = kpis;
        this.clock = clock;
        this.counts = counts;
        this.orders = new OrderLane(tenant -> of(tenant).orders(), counts);
        this.alerts = new AlertLane(tenant -> of(tenant).alerts(), clock);
        this.plans = new PlanLane(tenant -> of(tenant).plans());
        this.tables = new TableFeeds(counts);
        this.vehicles = new OrderVehicles(tenant -> of(tenant).orders(), fleet);
    }

    /** The lane of a feed that has one here. */
    Lane lane(Feed feed) {
        return switch (feed) {
            case ORDERS -> orders;
            case ALERTS -> alerts;
            case PLANS -> plans;
            case GEOFENCES -> tables.geofences();
            case DIRECTORY -> tables.directory();
            case FLEET, ORDER_VEHICLE, STATUS, METRICS ->
                    throw new IllegalArgumentException("no lane of " + feed);
        };
    }

    /** Geofences and the directory. */
    TableFeeds tables() {
        return tables;
    }

    OrderVehicles vehicles() {
        return vehicles;
    }

    void remove(Client client) {
        orders.remove(client);
        alerts.remove(client);
        plans.remove(client);
        tables.remove(client);
        vehicles.remove(client);
    }

    Optional<Handled> findAlert(String tenant, String id) {
        return of(tenant).alerts().find(id);
    }

    void take(Order order) {
        String tenant = order.envelope().tenant();
        String id = order.envelope().entityId();
        Boards known = of(tenant);
        Optional<OrderBoard.Change> change = known.orders().apply(order, clock.millis());
        counts.countRecord(Feed.ORDERS, change.isPresent());
        change.ifPresent(news -> follow(tenant, news));
        if (change.isEmpty() && known.orders().isOver(id)) {
            known.alerts()
                    .endOrder(id, order.envelope().eventTimeMillis())
                    .ifPresent(alert -> alerts.tell(tenant, alert));
        }
    }

    void takeGoneOrder(Deletion deletion) {
        Boards known = of(deletion.tenant());
        Optional<OrderBoard.Change> change =
                known.orders().remove(deletion.id(), deletion.version(), clock.millis());
        counts.countRecord(Feed.ORDERS, change.isPresent());
        change.ifPresent(news -> follow(deletion.tenant(), news));
    }

    void take(Eta eta) {
        String tenant = eta.envelope().tenant();
        Optional<OrderBoard.Change> change = of(tenant).orders().apply(eta);
        counts.countRecord(Feed.ORDERS, change.isPresent());
        change.ifPresent(news -> follow(tenant, news));
    }

    void take(Anomaly anomaly) {
        String tenant = anomaly.envelope().tenant();
        tell(tenant, news(of(tenant).alerts().apply(anomaly)));
    }

    void take(GeofenceTransition transition) {
        String tenant = transition.envelope().tenant();
        tables.take(transition);
        tell(tenant, news(of(tenant).alerts().apply(transition)));
    }

    void take(Trigger trigger) {
        String tenant = trigger.envelope().tenant();
        String order = trigger.envelope().entityId();
        Boards known = of(tenant);
        if (!known.orders().isOver(order)) {
            @Nullable KnownOrder found = known.orders().find(order).orElse(null);
            tell(tenant, known.alerts().apply(trigger, found));
        }
    }

    void take(AlertHandling handling) {
        String tenant = handling.envelope().tenant();
        tell(tenant, news(of(tenant).alerts().apply(handling)));
    }

    void take(Plan plan) {
        boolean isNews = of(plan.envelope().tenant()).plans().apply(plan);
        counts.countRecord(Feed.PLANS, isNews);
        if (isNews) {
            plans.tell(plan);
        }
    }

    /** Cells have windows too; clients are told of the whole only. */
    void take(KpiWindow window) {
        counts.countRecord(Feed.METRICS, kpis.apply(window));
    }

    void flush(long nowMillis) {
        orders.flush(nowMillis);
    }

    void forget(long nowMillis) {
        boards.forEach(
                (tenant, known) -> {
                    known.orders().forget(nowMillis).forEach(change -> follow(tenant, change));
                    known.alerts().forget(nowMillis);
                    tellGone(tenant, known.alerts());
                    known.plans().forget(nowMillis).forEach(plans::tellGone);
                });
    }

    void report() {
        counts.set(Feed.ORDERS, sum(b -> b.orders().size()), orders.countClients());
        counts.set(Feed.ALERTS, sum(b -> b.alerts().size()), alerts.countClients());
        counts.set(Feed.PLANS, sum(b -> b.plans().list().size()), plans.countClients());
        tables.report();
    }

    private void follow(String tenant, OrderBoard.Change change) {
        orders.note(change);
        vehicles.follow(tenant, change);
        @Nullable KnownOrder after = change.after();
        AlertBoard known = of(tenant).alerts();
        (after == null ? known.endOrder(change.id(), clock.millis()) : known.apply(after))
                .ifPresent(alert -> alerts.tell(tenant, alert));
    }

    private void tell(String tenant, List<Handled> news) {
        counts.countRecord(Feed.ALERTS, !news.isEmpty());
        news.forEach(alert -> alerts.tell(tenant, alert));
        tellGone(tenant, of(tenant).alerts());
    }

    private void tellGone(String tenant, AlertBoard known) {
        for (String id : known.takeGone()) {
            counts.countAlertForgotten();
            alerts.tellGone(tenant, id);
        }
    }

    private static List<Handled> news(Optional<Handled> alert) {
        return alert.stream().toList();
    }

    private Boards of(String tenant) {
        return boards.computeIfAbsent(tenant, t -> new Boards());
    }

    private long sum(ToLongFunction<Boards> size) {
        return boards.values().stream().mapToLong(size).sum();
    }
}
