/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.KpiCounts;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.domain.geo.Cells;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Key figures of a tenant. Windows lie side by side on the clock; each is closed a grace after its
 * end. Vehicles are in the windows of their event times, as {@link VehicleRule} tells; what it
 * tells of a closed window corrects it. Changes of orders are in the window that is open when they
 * arrive: each is counted once, however late it is.
 */
public final class MetricsRule implements Serializable {
    /** Cells of about 5 km². */
    public static final int CELL_RESOLUTION = 7;

    private static final long serialVersionUID = 1L;

    private final MetricsSettings settings;

    public MetricsRule(MetricsSettings settings) {
        this.settings = settings;
    }

    /** Beginning of the window that is open at the instant. */
    public long windowStartMillis(long nowMillis) {
        return settings.startMillis(nowMillis - settings.grace().toMillis());
    }

    /** When a window is to be closed. */
    public long closeMillis(long startMillis) {
        return settings.closeMillis(startMillis);
    }

    /** Whether a window takes no corrections any more when this one is the newest. */
    public boolean isOver(long startMillis, long newestMillis) {
        return settings.endMillis(startMillis) + settings.late().toMillis() < newestMillis;
    }

    /** From when on a window takes no corrections any more, whatever windows are open. */
    public long overMillis(long startMillis) {
        return settings.closeMillis(startMillis)
                + settings.late().toMillis()
                + settings.window().toMillis();
    }

    /** From when on what is received is new, of a tenant first heard of at the instant. */
    public long sinceMillis(long nowMillis) {
        return nowMillis - settings.memory().past().toMillis();
    }

    /**
     * A state of an order.
     *
     * @param known what was known of it
     * @param sinceMillis what was received before this is no news
     * @param nowMillis when it arrives
     * @return null if it is not newer than what is known
     */
    public @Nullable OrderStep step(
            @Nullable KnownOrder known, Order order, long sinceMillis, long nowMillis) {
        if (known != null && !order.version().isNewerThan(known.version())) {
            return null;
        }
        boolean isOpen = !order.status().isFinal();
        Long until = order.dropoff().window().untilMillis();
        KnownOrder next =
                new KnownOrder(
                        order.version(),
                        isOpen,
                        Cells.parent(Cells.cell(order.dropoff().location()), CELL_RESOLUTION),
                        until == null ? 0 : until,
                        nowMillis);
        boolean isNews = order.envelope().ingestTimeMillis() >= sinceMillis;
        boolean isCreated = isNews && known == null && isNew(order, isOpen, sinceMillis);
        boolean isDelivered =
                isNews
                        && order.status() == OrderStatus.DELIVERED
                        && (known == null ? isCreated : known.isOpen());
        Tally tally = isCreated ? Tally.ofCreated() : Tally.NOTHING;
        if (isDelivered) {
            boolean isOnTime = until == null || order.envelope().eventTimeMillis() <= until;
            tally = tally.plus(Tally.ofDelivered(isOnTime, order.price()));
        }
        return new OrderStep(next, tally);
    }

    /**
     * An order was deleted.
     *
     * @return null if that is not newer than what is known
     */
    public @Nullable OrderStep delete(
            @Nullable KnownOrder known, ChangeVersion version, long nowMillis) {
        if (known != null && !version.isNewerThan(known.version())) {
            return null;
        }
        return new OrderStep(new KnownOrder(version, false, 0, 0, nowMillis), Tally.NOTHING);
    }

    /** Whether nothing needs to be known of the order any more. */
    public boolean isForgotten(KnownOrder order, long nowMillis) {
        MetricsSettings.Memory memory = settings.memory();
        long keep = (order.isOpen() ? memory.open() : memory.ended()).toMillis();
        return order.changedMillis() + keep <= nowMillis;
    }

    /**
     * The key figures of a window: of the whole tenant, then of each cell with anything in it.
     *
     * @param nowMillis when it is closed
     */
    public List<KpiWindow> close(WindowContent content, long nowMillis) {
        AreaSums whole = new AreaSums();
        TreeMap<Long, AreaSums> cells = new TreeMap<>();
        content.cellsBefore().forEach(cell -> cells.put(cell, new AreaSums()));
        for (SeenVehicle vehicle : content.vehicles()) {
            whole.add(vehicle);
            sums(cells, vehicle.cell()).add(vehicle);
        }
        long end = settings.endMillis(content.startMillis());
        for (KnownOrder order : content.orders()) {
            if (order.isOpen()) {
                whole.add(order, end);
                sums(cells, order.cell()).add(order, end);
            }
        }
        content.tallies()
                .forEach(
                        (cell, tally) -> {
                            whole.add(tally);
                            sums(cells, cell).add(tally);
                        });
        List<KpiWindow> windows = new ArrayList<>();
        windows.add(window(content, KpiWindow.WHOLE, whole, nowMillis));
        cells.forEach(
                (cell, sums) ->
                        windows.add(window(content, Long.toHexString(cell), sums, nowMillis)));
        return windows;
    }

    /**
     * What is to be told of a closed window of which more vehicles are known now: areas that are
     * not as they were told, each with its next revision.
     *
     * @param content its vehicles; its orders are as they were
     * @param told what was told of it, an area once
     * @param nowMillis when it is corrected
     */
    public List<KpiWindow> correct(WindowContent content, List<KpiWindow> told, long nowMillis) {
        TreeMap<String, KpiWindow> before = new TreeMap<>();
        told.forEach(window -> before.put(window.envelope().entityId(), window));
        TreeMap<String, KpiWindow> now = new TreeMap<>();
        for (KpiWindow window : close(content, nowMillis)) {
            now.put(window.envelope().entityId(), window);
        }
        before.keySet()
                .forEach(
                        area ->
                                now.computeIfAbsent(
                                        area,
                                        any -> window(content, area, new AreaSums(), nowMillis)));
        List<KpiWindow> corrected = new ArrayList<>();
        now.forEach(
                (area, window) -> {
                    KpiWindow known = before.get(area);
                    if (known == null) {
                        corrected.add(window);
                    } else if (!isSame(known, window)) {
                        corrected.add(corrected(known, window, nowMillis));
                    }
                });
        return corrected;
    }

    private static boolean isSame(KpiWindow told, KpiWindow now) {
        return told.counts().activeVehicles() == now.counts().activeVehicles()
                && Objects.equals(told.eventAge(), now.eventAge());
    }

    private static KpiWindow corrected(KpiWindow told, KpiWindow now, long nowMillis) {
        Envelope envelope = told.envelope();
        KpiCounts counts = told.counts();
        return new KpiWindow(
                new Envelope(
                        envelope.tenant(),
                        envelope.entityId(),
                        envelope.eventTimeMillis(),
                        nowMillis),
                told.startMillis(),
                told.endMillis(),
                told.revision() + 1,
                new KpiCounts(
                        now.counts().activeVehicles(),
                        counts.openOrders(),
                        counts.lateOrders(),
                        counts.createdOrders(),
                        counts.deliveredOrders(),
                        counts.onTimeOrders()),
                told.revenue(),
                now.eventAge());
    }

    /** Whether nothing was in the window. */
    public static boolean isEmpty(KpiWindow window) {
        return window.eventAge() == null && window.counts().equals(new KpiCounts(0, 0, 0, 0, 0, 0));
    }

    /** Whether an order that nothing was known of is a new one, and not one that was forgotten. */
    private static boolean isNew(Order order, boolean isOpen, long sinceMillis) {
        boolean isStreamed = !order.version().isOfSnapshot();
        return (isStreamed && isOpen) || order.createdTimeMillis() >= sinceMillis;
    }

    private static AreaSums sums(Map<Long, AreaSums> cells, long cell) {
        return cells.computeIfAbsent(cell, any -> new AreaSums());
    }

    private KpiWindow window(WindowContent content, String entity, AreaSums sums, long nowMillis) {
        long end = settings.endMillis(content.startMillis());
        return new KpiWindow(
                new Envelope(content.tenant(), entity, end, nowMillis),
                content.startMillis(),
                end,
                0,
                sums.counts(),
                sums.tally().revenue(),
                sums.eventAge());
    }
}
