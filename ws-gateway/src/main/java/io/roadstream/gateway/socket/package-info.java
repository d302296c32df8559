/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Connections of clients and the thread that tells them of the fleet. Entry classes: {@link
 * io.roadstream.gateway.socket.FleetLoop}, which owns the view, and {@link
 * io.roadstream.gateway.socket.FleetSocket}, one per connection.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.socket;
