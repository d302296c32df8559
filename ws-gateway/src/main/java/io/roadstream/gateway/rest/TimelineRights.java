/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import io.roadstream.contract.event.OrderEventKind;
import io.roadstream.contract.event.StopKind;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.feed.WholeMinutes;
import io.roadstream.gateway.history.OrderHistory.Parties;
import io.roadstream.gateway.history.OrderMoment;
import io.roadstream.gateway.history.PastEstimate;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a role may know of the past of an order: what the live feed would have told it (ADR 0016),
 * and of who did something only as what. Notes and offers are ops' own; what the customer was told
 * the customer knows, too.
 */
final class TimelineRights {
    private static final List<OrderEventKind> STEPS =
            List.copyOf(EnumSet.range(OrderEventKind.CREATED, OrderEventKind.FAILED));

    private static final List<OrderEventKind> STEPS_AND_TOLD =
            Stream.concat(STEPS.stream(), Stream.of(OrderEventKind.TOLD)).toList();

    private TimelineRights() {}

    /** A deleted order is none any more but for ops. */
    static boolean isTheirs(Principal principal, Parties parties) {
        String subject = principal.subject();
        return switch (principal.role()) {
            case OPS -> true;
            case DRIVER -> !parties.isDeleted() && parties.vehicle().equals(subject);
            case CUSTOMER -> !parties.isDeleted() && parties.customer().equals(subject);
            case MERCHANT -> !parties.isDeleted() && parties.merchant().equals(subject);
        };
    }

    /** Kinds of events that it may know; empty for all. */
    static List<OrderEventKind> kinds(Role role) {
        return switch (role) {
            case OPS -> List.of();
            case CUSTOMER -> STEPS_AND_TOLD;
            case DRIVER, MERCHANT -> STEPS;
        };
    }

    /** Of which vehicle it may know estimates; empty for all. */
    static String vehicle(Principal principal) {
        return principal.isDriver() ? principal.subject() : "";
    }

    static OrderMoment reduce(OrderMoment moment, Role role) {
        return switch (role) {
            case OPS -> moment;
            case DRIVER, CUSTOMER, MERCHANT ->
                    new OrderMoment(
                            moment.kind(),
                            moment.time(),
                            office(moment.actor()),
                            moment.kind() == OrderEventKind.TOLD ? moment.detail() : "");
        };
    }

    static PastEstimate reduce(PastEstimate told, Role role) {
        return switch (role) {
            case OPS, DRIVER -> told;
            case MERCHANT ->
                    new PastEstimate(
                            told.stop(),
                            told.time(),
                            told.arrival(),
                            "",
                            new PastEstimate.Outlook(
                                    told.stop() == StopKind.DROPOFF
                                            ? null
                                            : told.outlook().remainingMeters(),
                                    told.outlook().lateProbability()));
            case CUSTOMER ->
                    new PastEstimate(
                            told.stop(),
                            told.time(),
                            WholeMinutes.of(told.arrival()),
                            "",
                            new PastEstimate.Outlook(null, null));
        };
    }

    /** {@code driver} of {@code driver:d-12}. */
    private static String office(String actor) {
        int colon = actor.indexOf(':');
        return colon < 0 ? actor : actor.substring(0, colon);
    }
}
