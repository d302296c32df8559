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
 * often. Bounded by the vehicles and the emergencies that are open or were resolved lately. For one
 * thread.
 */
public final class StatusBoard {
    /** How long a resolved emergency is shown. */
    static final Duration SHOW_RESOLVED = Duration.ofMinutes(30);

    /** As long as the topic remembers: a call that is repeated so late must not open it again. */
    static final Duration KEEP_RESOLVED = Duration.ofDays(7);

    private final Map<String, VehicleStatus> duties = new LinkedHashMap<>();
    private final Map<Call, VehicleStatus> emergencies = new LinkedHashMap<>();

    private record Call(String vehicle, String id) {}

    /** Takes what was said, and returns what is known now if that is news. */
    public Optional<VehicleStatus> apply(VehicleStatus status) {
        return status.emergency() == null
                ? applyDuty(status)
                : applyEmergency(status, status.emergency());
    }

    /** An emergency that is kept. */
    public Optional<VehicleStatus> find(String vehicle, String emergencyId) {
        return Optional.ofNullable(emergencies.get(new Call(vehicle, emergencyId)));
    }

    /** Emergencies that are open or were resolved lately, then duties. */
    public List<VehicleStatus> list(long nowMillis) {
        return Stream.concat(
                        emergencies.values().stream()
                                .filter(s -> !isOver(s, nowMillis, SHOW_RESOLVED)),
                        duties.values().stream())
                .toList();
    }

    /** Drops emergencies that were resolved too long ago. */
    public void forget(long nowMillis) {
        emergencies.values().removeIf(status -> isOver(status, nowMillis, KEEP_RESOLVED));
    }

    private Optional<VehicleStatus> applyDuty(VehicleStatus status) {
        String vehicle = status.envelope().entityId();
        @Nullable VehicleStatus known = duties.get(vehicle);
        if (known != null
                && known.envelope().eventTimeMillis() >= status.envelope().eventTimeMillis()) {
            return Optional.empty();
        }
        duties.put(vehicle, status);
        return Optional.of(status);
    }

    private Optional<VehicleStatus> applyEmergency(VehicleStatus status, Emergency emergency) {
        Call call = new Call(status.envelope().entityId(), emergency.id());
        @Nullable VehicleStatus known = emergencies.get(call);
        // A later state repeats the envelope of the first, and so does a merged one.
        VehicleStatus merged =
                known == null || known.emergency() == null
                        ? status
                        : VehicleStatus.of(known.envelope(), known.emergency().merge(emergency));
        if (merged.equals(known)) {
            return Optional.empty();
        }
        emergencies.put(call, merged);
        return Optional.of(merged);
    }

    private static boolean isOver(VehicleStatus status, long nowMillis, Duration after) {
        @Nullable Emergency emergency = status.emergency();
        @Nullable Handling resolved = emergency == null ? null : emergency.resolved();
        return resolved != null && resolved.timeMillis() < nowMillis - after.toMillis();
    }
}
