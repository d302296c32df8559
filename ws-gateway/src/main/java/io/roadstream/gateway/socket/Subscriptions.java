/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.Error;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.Subscribe;
import io.roadstream.contract.proto.v1.Viewport;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.view.Rectangle;
import io.roadstream.gateway.view.WatchKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one client has asked for, by its own numbers: refuses what its role may not see and hands
 * the rest to the loops that tell of it. Called by one thread at a time.
 */
final class Subscriptions {
    private static final int MAX_NUMBER = 1_000;

    private final SocketServices services;
    private final Client client;
    private final Map<Integer, Feed> feeds = new HashMap<>();

    Subscriptions(SocketServices services, Client client) {
        this.services = services;
        this.client = client;
    }

    void subscribe(Subscribe subscribe) {
        int number = subscribe.getSubscription();
        if (number < 1 || number > MAX_NUMBER) {
            error(
                    ErrorCode.ERROR_CODE_INVALID,
                    "subscription must be in [1, %d], was %d".formatted(MAX_NUMBER, number),
                    number);
            return;
        }
        int limit = services.limits().maxSubscriptions();
        if (!feeds.containsKey(number) && feeds.size() >= limit) {
            error(
                    ErrorCode.ERROR_CODE_LIMIT,
                    "at most %d subscriptions; unsubscribe one".formatted(limit),
                    number);
            return;
        }
        switch (subscribe.getWhatCase()) {
            case VIEWPORT -> watchViewport(subscribe);
            case VEHICLE -> watchVehicle(subscribe);
            case STATUS -> follow(number, Feed.STATUS);
            case METRICS -> follow(number, Feed.METRICS);
            case ORDERS -> follow(number, Feed.ORDERS);
            case ALERTS -> follow(number, Feed.ALERTS);
            case PLANS -> follow(number, Feed.PLANS);
            case GEOFENCES -> follow(number, Feed.GEOFENCES);
            case DIRECTORY -> follow(number, Feed.DIRECTORY);
            case WHAT_NOT_SET ->
                    error(
                            ErrorCode.ERROR_CODE_INVALID,
                            "a subscription must name a viewport, a vehicle or a feed",
                            number);
        }
    }

    void unsubscribe(int number) {
        Feed feed = feeds.remove(number);
        if (feed != null) {
            end(number, feed);
        } else {
            error(
                    ErrorCode.ERROR_CODE_INVALID,
                    "there is no subscription %d".formatted(number),
                    number);
        }
    }

    private void follow(int number, Feed feed) {
        if (!isPermitted(number, feed)) {
            return;
        }
        note(number, feed);
        switch (feed) {
            case STATUS -> services.statuses().subscribe(client, number);
            case METRICS -> services.loop().subscribeMetrics(client);
            case ORDERS, ALERTS, PLANS, GEOFENCES, DIRECTORY ->
                    services.feeds().subscribe(client, feed, number);
            case FLEET, ORDER_VEHICLE -> throw new IllegalStateException(feed + " needs more");
        }
    }

    private void watchViewport(Subscribe subscribe) {
        int number = subscribe.getSubscription();
        Viewport viewport = subscribe.getViewport();
        if (!client.principal().seesAll()) {
            error(ErrorCode.ERROR_CODE_FORBIDDEN, "viewports are for ops", number);
            return;
        }
        try {
            Rectangle rectangle =
                    new Rectangle(
                            new GeoPoint(viewport.getSouthE7(), viewport.getWestE7()),
                            new GeoPoint(viewport.getNorthE7(), viewport.getEastE7()));
            Set<WatchKey> keys =
                    services.geometry().of(rectangle).stream()
                            .map(WatchKey::ofCell)
                            .collect(Collectors.toSet());
            watch(subscribe, keys);
        } catch (InvalidEventException | IllegalArgumentException e) {
            error(ErrorCode.ERROR_CODE_INVALID, String.valueOf(e.getMessage()), number);
        }
    }

    private void watchVehicle(Subscribe subscribe) {
        int number = subscribe.getSubscription();
        String id = subscribe.getVehicle();
        try {
            if (client.principal().role() == Role.CUSTOMER) {
                watchOrderVehicle(subscribe, Checks.requireId("order", id));
            } else if (client.principal().sees(id)) {
                watch(subscribe, Set.of(WatchKey.ofVehicle(Checks.requireId("vehicle", id))));
            } else {
                error(
                        ErrorCode.ERROR_CODE_FORBIDDEN,
                        client.principal().isDriver()
                                ? "a driver sees the own vehicle only"
                                : refusal(Feed.FLEET),
                        number);
            }
        } catch (InvalidEventException e) {
            error(ErrorCode.ERROR_CODE_INVALID, String.valueOf(e.getMessage()), number);
        }
    }

    /** There is little to resume: it is told anew. */
    private void watchOrderVehicle(Subscribe subscribe, String order) {
        int number = subscribe.getSubscription();
        note(number, Feed.ORDER_VEHICLE);
        if (subscribe.hasSince()) {
            client.tellGap(number, "the vehicle of an order is told anew");
        }
        services.feeds().subscribeVehicle(client, number, order);
    }

    private void watch(Subscribe subscribe, Set<WatchKey> keys) {
        int number = subscribe.getSubscription();
        boolean isNew = !feeds.containsKey(number);
        note(number, Feed.FLEET);
        if (!subscribe.hasSince()) {
            services.loop().subscribe(client, number, keys);
        } else if (!isNew) {
            error(
                    ErrorCode.ERROR_CODE_INVALID,
                    "subscription %d goes on already; 'since' is for a new connection"
                            .formatted(number),
                    number);
        } else if (subscribe.getSince().getEpoch().equals(services.epoch())) {
            services.loop().resume(client, number, keys, subscribe.getSince().getOffset());
        } else {
            client.tellGap(number, "the gateway has started anew");
            services.loop().beginAnew(client, number, keys);
        }
    }

    private boolean isPermitted(int number, Feed feed) {
        Principal principal = client.principal();
        if (!feed.isFor(principal.role())) {
            error(ErrorCode.ERROR_CODE_FORBIDDEN, refusal(feed), number);
            return false;
        }
        return true;
    }

    private String refusal(Feed feed) {
        return "%s is not for the role %s"
                .formatted(feed.title(), client.principal().role().title());
    }

    /** Notes what a subscription is of; if it was of another kind, that ends. */
    private void note(int number, Feed feed) {
        @Nullable Feed before = feeds.put(number, feed);
        if (before != null && before != feed) {
            end(number, before);
        }
    }

    private void end(int number, Feed feed) {
        switch (feed) {
            case FLEET -> services.loop().unsubscribe(client, number);
            case ORDER_VEHICLE -> services.feeds().unsubscribeVehicle(client, number);
            case STATUS -> services.statuses().unsubscribe(client, number);
            case METRICS -> {
                if (!feeds.containsValue(Feed.METRICS)) {
                    services.loop().unsubscribeMetrics(client);
                }
            }
            case ORDERS, ALERTS, PLANS, GEOFENCES, DIRECTORY ->
                    services.feeds().unsubscribe(client, feed, number);
        }
    }

    private void error(ErrorCode code, String message, int subscription) {
        client.outbox()
                .send(
                        ServerFrame.newBuilder()
                                .setError(
                                        Error.newBuilder()
                                                .setCode(code)
                                                .setMessage(message)
                                                .setSubscription(subscription))
                                .build()
                                .toByteArray());
    }
}
