/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import io.roadstream.contract.event.Emergency;
import io.roadstream.contract.event.Handling;
import io.roadstream.contract.event.VehicleStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a tenant's duties and emergencies, in whichever order it was said and however
 * often. Bounded by the vehicles that said something within {@link #KEEP_RESOLVED} and {@link
 * #MAX_CALLS} emergencies of each. For one thread.
 */
public final class StatusBoard {
    /** How long a resolved emergency is shown. */
    static final Duration SHOW_RESOLVED = Duration.ofMinutes(30);

    /** As long as the topic remembers: a call that is repeated so late must not open it again. */
    static final Duration KEEP_RESOLVED = Duration.ofDays(7);

    /** Emergencies kept of a vehicle; of more the oldest are dropped. */
    static final int MAX_CALLS = 20;

    private final Map<String, VehicleStatus> duties = new LinkedHashMap<>();
    private final Map<String, Map<String, VehicleStatus>> emergencies = new LinkedHashMap<>();

    /** Takes what was said, and returns what is known now if that is news. */
    public Optional<VehicleStatus> apply(VehicleStatus status) {
        return status.emergency() == null
                ? applyDuty(status)
                : applyEmergency(status, status.emergency());
    }

    /** An emergency that is kept. */
    public Optional<VehicleStatus> find(String vehicle, String emergencyId) {
        return Optional.ofNullable(emergencies.getOrDefault(vehicle, Map.of()).get(emergencyId));
    }

    /** Emergencies that are open or were resolved lately, then duties. */
    public List<VehicleStatus> list(long nowMillis) {
        return Stream.concat(
                        emergencies.values().stream()
                                .flatMap(calls -> calls.values().stream())
                                .filter(s -> !isOver(s, nowMillis, SHOW_RESOLVED)),
                        duties.values().stream())
                .toList();
    }

    /** Drops what the topic has forgotten, too, and emergencies that were resolved as long ago. */
    public void forget(long nowMillis) {
        long before = nowMillis - KEEP_RESOLVED.toMillis();
        for (Map<String, VehicleStatus> calls : emergencies.values()) {
            calls.values()
                    .removeIf(
                            status ->
                                    isOver(status, nowMillis, KEEP_RESOLVED)
                                            || status.envelope().ingestTimeMillis() < before);
        }
        emergencies.values().removeIf(Map::isEmpty);
        duties.values().removeIf(status -> status.envelope().ingestTimeMillis() < before);
    }

    private Optional<VehicleStatus> applyDuty(VehicleStatus status) {
        String vehicle = status.envelope().entityId();
        @Nullable VehicleStatus known = duties.get(vehicle);
        if (known != null && saidMillis(known) >= saidMillis(status)) {
            return Optional.empty();
        }
        duties.put(vehicle, status);
        return Optional.of(status);
    }

    /** A clock that runs ahead must not outdo what is said later: nothing is said after it came. */
    private static long saidMillis(VehicleStatus status) {
        return Math.min(status.envelope().eventTimeMillis(), status.envelope().ingestTimeMillis());
    }

    private Optional<VehicleStatus> applyEmergency(VehicleStatus status, Emergency emergency) {
        Map<String, VehicleStatus> calls =
                emergencies.computeIfAbsent(
                        status.envelope().entityId(), vehicle -> new LinkedHashMap<>());
        @Nullable VehicleStatus known = calls.get(emergency.id());
        // A later state repeats the envelope of the first, and so does a merged one.
        VehicleStatus merged =
                known == null || known.emergency() == null
                        ? status
                        : VehicleStatus.of(known.envelope(), known.emergency().merge(emergency));
        if (merged.equals(known)) {
            return Optional.empty();
        }
        calls.put(emergency.id(), merged);
        if (calls.size() > MAX_CALLS) {
            calls.remove(oldest(calls));
        }
        return Optional.of(merged);
    }

    /** The oldest that is resolved, or else of all. */
    private static String oldest(Map<String, VehicleStatus> calls) {
        return calls.entrySet().stream()
                .filter(call -> isResolved(call.getValue()))
                .findFirst()
                .orElseGet(() -> calls.entrySet().iterator().next())
                .getKey();
    }

    private static boolean isResolved(VehicleStatus status) {
        Emergency emergency = status.emergency();
        return emergency != null && emergency.resolved() != null;
    }

    private static boolean isOver(VehicleStatus status, long nowMillis, Duration after) {
        @Nullable Emergency emergency = status.emergency();
        @Nullable Handling resolved = emergency == null ? null : emergency.resolved();
        return resolved != null && resolved.timeMillis() < nowMillis - after.toMillis();
    }
}
