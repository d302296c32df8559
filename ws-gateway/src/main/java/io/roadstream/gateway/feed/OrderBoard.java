/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.StopKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one tenant: those that are open, and those that ended lately. Bounded by what
 * changed within {@link #KEEP}; of those that are over the version stays, so that an older state
 * that comes again does not open them. For one thread.
 */
public final class OrderBoard {
    /** An order that has not changed for so long is forgotten, open or not. */
    public static final Duration KEEP = Duration.ofDays(2);

    /** An estimate that no newer one has replaced for so long is none any more. */
    public static final Duration KEEP_ETAS = Duration.ofMinutes(20);

    /** How long an order is shown after its end. */
    static final Duration SHOW_ENDED = Duration.ofMinutes(30);

    private final Map<String, KnownOrder> orders = new LinkedHashMap<>();
    private final Map<String, Over> over = new HashMap<>();

    /** Of open orders, and of those that have not been heard of yet. */
    private final Map<String, Map<StopKind, Eta>> etas = new HashMap<>();

    /**
     * An order that is not shown any more.
     *
     * @param version null if whoever deleted it said none
     * @param heardMillis when its end was heard of
     */
    private record Over(@Nullable ChangeVersion version, long heardMillis) {
        boolean isAfter(ChangeVersion other) {
            return version != null && !other.isNewerThan(version);
        }
    }

    /**
     * What an order was and is.
     *
     * @param before null if it was not known
     * @param after null if it is not shown any more
     */
    public record Change(String id, @Nullable KnownOrder before, @Nullable KnownOrder after) {}

    /** Takes a state of an order; empty if it is not newer than what is known. */
    public Optional<Change> apply(Order order, long nowMillis) {
        String id = order.envelope().entityId();
        @Nullable KnownOrder before = orders.get(id);
        @Nullable Over ended = over.get(id);
        boolean isOld =
                (before != null && !order.version().isNewerThan(before.order().version()))
                        || (ended != null && ended.isAfter(order.version()));
        if (isOld) {
            return Optional.empty();
        }
        KnownOrder after = known(order);
        if (after.isOver()) {
            etas.remove(id);
        }
        if (isPast(after, nowMillis)) {
            orders.remove(id);
            over.put(id, new Over(order.version(), order.envelope().ingestTimeMillis()));
            return before == null ? Optional.empty() : Optional.of(new Change(id, before, null));
        }
        over.remove(id);
        orders.put(id, after);
        return Optional.of(new Change(after.id(), before, after));
    }

    /** Takes an estimate; empty if it changes nothing that is shown. */
    public Optional<Change> apply(Eta eta) {
        String id = eta.envelope().entityId();
        @Nullable KnownOrder before = orders.get(id);
        if (over.containsKey(id) || (before != null && before.isOver())) {
            return Optional.empty();
        }
        Map<StopKind, Eta> known = etas.computeIfAbsent(id, i -> new HashMap<>());
        @Nullable Eta newest = known.get(eta.stop());
        if (newest != null && isNewer(newest, eta)) {
            return Optional.empty();
        }
        known.put(eta.stop(), eta);
        if (before == null) {
            return Optional.empty();
        }
        return replace(before);
    }

    /** An order was deleted; empty if it was not known or is newer than that. */
    public Optional<Change> remove(String id, @Nullable ChangeVersion version, long nowMillis) {
        @Nullable KnownOrder before = orders.get(id);
        if (before != null && version != null && before.order().version().isNewerThan(version)) {
            return Optional.empty();
        }
        orders.remove(id);
        etas.remove(id);
        over.put(id, new Over(version, nowMillis));
        return before == null ? Optional.empty() : Optional.of(new Change(id, before, null));
    }

    public Optional<KnownOrder> find(String id) {
        return Optional.ofNullable(orders.get(id));
    }

    /** Whether an order is known to have ended or to be deleted. */
    public boolean isOver(String id) {
        @Nullable KnownOrder known = orders.get(id);
        return known == null ? over.containsKey(id) : known.isOver();
    }

    public int size() {
        return orders.size();
    }

    public Collection<KnownOrder> list() {
        return Collections.unmodifiableCollection(orders.values());
    }

    /** Forgets what is over for long enough, and says what is not shown any more or changed. */
    public List<Change> forget(long nowMillis) {
        List<Change> changes = new ArrayList<>();
        Iterator<KnownOrder> all = orders.values().iterator();
        while (all.hasNext()) {
            KnownOrder known = all.next();
            if (isPast(known, nowMillis)) {
                all.remove();
                etas.remove(known.id());
                over.put(known.id(), new Over(known.order().version(), nowMillis));
                changes.add(new Change(known.id(), known, null));
            }
        }
        over.values().removeIf(o -> o.heardMillis() < nowMillis - KEEP.toMillis());
        forgetEtas(nowMillis - KEEP_ETAS.toMillis(), changes);
        return changes;
    }

    private void forgetEtas(long beforeMillis, List<Change> changes) {
        Iterator<Map.Entry<String, Map<StopKind, Eta>>> all = etas.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Map<StopKind, Eta>> entry = all.next();
            boolean isChanged =
                    entry.getValue()
                            .values()
                            .removeIf(eta -> eta.envelope().ingestTimeMillis() < beforeMillis);
            if (entry.getValue().isEmpty()) {
                all.remove();
            }
            @Nullable KnownOrder before = orders.get(entry.getKey());
            if (isChanged && before != null) {
                replace(before).ifPresent(changes::add);
            }
        }
    }

    private Optional<Change> replace(KnownOrder before) {
        KnownOrder after = known(before.order());
        if (after.equals(before)) {
            return Optional.empty();
        }
        orders.put(after.id(), after);
        return Optional.of(new Change(after.id(), before, after));
    }

    private KnownOrder known(Order order) {
        Map<StopKind, Eta> found = etas.getOrDefault(order.envelope().entityId(), Map.of());
        return new KnownOrder(order, found.get(StopKind.PICKUP), found.get(StopKind.DROPOFF));
    }

    private static boolean isPast(KnownOrder known, long nowMillis) {
        Duration kept = known.isOver() ? SHOW_ENDED : KEEP;
        long since =
                known.isOver()
                        ? known.changedMillis()
                        : known.order().envelope().ingestTimeMillis();
        return since < nowMillis - kept.toMillis();
    }

    /** Of equals the one that came later counts: it replaces what was taken back. */
    private static boolean isNewer(Eta known, Eta eta) {
        long knownMillis = known.envelope().eventTimeMillis();
        long millis = eta.envelope().eventTimeMillis();
        return knownMillis > millis
                || (knownMillis == millis
                        && known.etaId() == eta.etaId()
                        && known.revision() > eta.revision());
    }
}
