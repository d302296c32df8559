/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import io.roadstream.gateway.geofence.GeofenceRegister;
import io.roadstream.gateway.history.History;
import io.roadstream.gateway.orders.OrderDatabase;
import java.time.Clock;

/**
 * Where answers come from.
 *
 * @param history what is stored of the past
 * @param fences the geofences
 * @param orders the order database
 * @param clock time of changes
 */
public record RestSources(
        History history, GeofenceRegister fences, OrderDatabase orders, Clock clock) {}
